import { expect, test } from 'vitest';
import { anExercise, STARTER } from './builders.ts';
import { granted, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

const edited = [{ path: 'src/main.ts', text: 'export default 2;' }, ...STARTER.slice(1)];

test('the first open gives the starter at revision 0, never saved', () => {
  const { services, person } = openWithExercise();
  const view = granted(services.openWorkspace(person('learner'), SLUG, 1));
  expect(view).toMatchObject({ stage: 1, files: STARTER, revision: 0, savedAt: null });
});

test('what was saved is there at the next open', () => {
  const { services, person } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  const saved = granted(services.saveWorkspace(learner, SLUG, 1, { revision: 0, files: edited }));
  expect(saved.revision).toBe(1);
  expect(granted(services.openWorkspace(learner, SLUG, 1))).toMatchObject({ files: edited, ...saved });
});

test('a new stage begins once with the work of the stage before, and says so', () => {
  const { services, person } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  services.saveWorkspace(learner, SLUG, 1, { revision: 0, files: edited });
  const second = granted(services.openWorkspace(learner, SLUG, 2));
  expect(second).toMatchObject({ stage: 2, revision: 0, begunFrom: 1 });
  expect(new Set(second.files)).toEqual(new Set(edited));
  services.saveWorkspace(learner, SLUG, 1, { revision: 1, files: STARTER });
  expect(granted(services.openWorkspace(learner, SLUG, 2))).toMatchObject({
    files: second.files,
    begunFrom: null,
  });
});

test('a later stage begins with the starter where there is no work before it', () => {
  const { services, person } = openWithExercise();
  const view = granted(services.openWorkspace(person('learner'), SLUG, 2));
  expect(view).toMatchObject({ files: STARTER, begunFrom: null });
});

test('work that is carried to a new stage takes a newer version’s files along', () => {
  const { services, learner } = withDraftOnOldVersion();
  const second = granted(services.openWorkspace(learner, SLUG, 2));
  expect(second).toMatchObject({ begunFrom: 1, standing: { version: 2 } });
  expect(second.files).toEqual([NEXT.starter[1], edited[0]]);
});

test('a save over a stale revision is a conflict and changes nothing', () => {
  const { services, person } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  services.saveWorkspace(learner, SLUG, 1, { revision: 0, files: edited });
  const late = services.saveWorkspace(learner, SLUG, 1, { revision: 0, files: STARTER });
  expect(refusalOf(late).kind).toBe('conflict');
  expect(granted(services.openWorkspace(learner, SLUG, 1)).files).toEqual(edited);
});

test('a workspace that was never opened cannot be saved', () => {
  const { services, person } = openWithExercise();
  const save = services.saveWorkspace(person('learner'), SLUG, 1, { revision: 0, files: edited });
  expect(refusalOf(save).kind).toBe('not_found');
});

test('a draft may lack the entry, but not hold files where none may be added', () => {
  const { services, person } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  const save = (revision: number, path: string) =>
    services.saveWorkspace(learner, SLUG, 1, { revision, files: [{ path, text: '' }] });
  expect(save(0, 'src/half.ts').ok).toBe(true);
  expect(refusalOf(save(1, 'data/new.md')).kind).toBe('invalid');
});

test('one person’s draft is not another’s', () => {
  const { services, person } = openWithExercise();
  const [one, other] = [person('learner'), person('learner')];
  services.openWorkspace(one, SLUG, 1);
  services.saveWorkspace(one, SLUG, 1, { revision: 0, files: edited });
  expect(granted(services.openWorkspace(other, SLUG, 1)).files).toEqual(STARTER);
});

test('a draft stays on its version when a new one is published; new drafts begin with the new one', () => {
  const { services, person, publish } = openWithExercise();
  const learner = person('learner');
  const first = granted(services.openWorkspace(learner, SLUG, 1));
  const second = publish(anExercise({ contentHash: 'b'.repeat(64) }));
  expect(granted(services.openWorkspace(learner, SLUG, 1)).exerciseId).toBe(first.exerciseId);
  expect(granted(services.openWorkspace(person('learner'), SLUG, 1)).exerciseId).toBe(second);
});

test('work sent in from an older draft counts for the older version', () => {
  const { services, person, publish, submit } = openWithExercise();
  const learner = person('learner');
  services.openWorkspace(learner, SLUG, 1);
  publish(anExercise({ contentHash: 'b'.repeat(64) }));
  expect(granted(services.viewAttempt(learner, submit(learner))).version).toBe(1);
  const newcomer = person('learner');
  expect(granted(services.viewAttempt(newcomer, submit(newcomer))).version).toBe(2);
});

const NEXT = anExercise({
  contentHash: 'b'.repeat(64),
  starter: [...STARTER.slice(0, 1), { path: 'data/policy.md', text: 'Refund within 14 days.\n' }],
});

function withDraftOnOldVersion() {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  platform.services.openWorkspace(learner, SLUG, 1);
  platform.services.saveWorkspace(learner, SLUG, 1, { revision: 0, files: edited });
  platform.publish(NEXT);
  const open = () => granted(platform.services.openWorkspace(learner, SLUG, 1));
  return { ...platform, learner, open };
}

test('the owner of a draft is told of a newer version, and moving keeps what they wrote', () => {
  const { services, learner, open } = withDraftOnOldVersion();
  const newer = { version: 2, renewed: ['data/policy.md'], both: [], dropped: [], left: [] };
  expect(open().standing).toEqual({ version: 1, isRetired: false, newer, kept: null });
  expect(granted(services.moveWorkspace(learner, SLUG, 1))).toMatchObject({
    version: 2,
    renewed: ['data/policy.md'],
  });
  const moved = open();
  expect(moved.files).toEqual([NEXT.starter[1], edited[0]]);
  expect(moved.standing).toMatchObject({ version: 2, newer: null, kept: { version: 1 } });
  expect(refusalOf(services.moveWorkspace(learner, SLUG, 1)).kind).toBe('conflict');
});

test('a moved draft comes back whole, as often as one likes', () => {
  const { services, learner, open } = withDraftOnOldVersion();
  expect(refusalOf(services.restoreDraft(learner, SLUG, 1)).kind).toBe('not_found');
  const before = open();
  services.moveWorkspace(learner, SLUG, 1);
  const after = open();
  expect(granted(services.restoreDraft(learner, SLUG, 1)).version).toBe(1);
  expect(open().files).toEqual(before.files);
  services.restoreDraft(learner, SLUG, 1);
  expect(open().files).toEqual(after.files);
});

test('a tab that still shows the draft as it was before a move meets a conflict', () => {
  const { services, learner, open } = withDraftOnOldVersion();
  const { revision } = open();
  services.moveWorkspace(learner, SLUG, 1);
  expect(refusalOf(services.saveWorkspace(learner, SLUG, 1, { revision, files: edited })).kind).toBe(
    'conflict',
  );
});

test('drafts are listed with how their versions stand, without opening any', () => {
  const { services, learner, app } = withDraftOnOldVersion();
  expect(services.listMyDrafts(learner, SLUG)).toEqual([
    { stage: 1, version: 1, isRetired: false, newer: 2 },
  ]);
  services.moveWorkspace(learner, SLUG, 1);
  for (const { id } of app.store.exercises.listOf(SLUG)) app.store.exercises.retire(id);
  expect(services.listMyDrafts(learner, SLUG)).toEqual([
    { stage: 1, version: 2, isRetired: true, newer: null },
  ]);
});
