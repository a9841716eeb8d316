import { expect, test } from 'vitest';
import type { Exercise } from '#domain/exercise';
import { TRIAL_LIMITS } from '#domain/limits';
import type { Report } from '#domain/report';
import { aFamily, aManifest, anExercise, aReceipt, aReport, STARTER } from './builders.ts';
import { DAY, granted, openWithExercise, type Platform, refusalOf, SLUG } from './open-platform.ts';

const WHY = 'The hand-off check refused honest work.';

/** Two learners with a graded attempt each on version 1, and a version 2. */
function withTwoVersions(over: Partial<Exercise> = {}) {
  const platform = openWithExercise();
  const [one, two] = [platform.person('learner', 'One'), platform.person('learner', 'Two')];
  const ids = [platform.submit(one), platform.submit(two)];
  platform.grade({ level: 'demo', reliability: 0.2 });
  platform.grade({ level: 'prototype', reliability: 0.6 });
  platform.publish(anExercise({ contentHash: 'b'.repeat(64), ...over }));
  const instructor = platform.person('instructor', 'Imani Brook');
  return { ...platform, one, two, ids, instructor };
}

function apply({ services, instructor }: ReturnType<typeof withTwoVersions>, why = WHY) {
  return services.applyRegrade(instructor, SLUG, 2, why);
}

/** Takes what waits next and hands in a report for it. */
function gradeNext({ app }: Platform, over: Partial<Report> = {}) {
  const work = app.grading.claimNext('worker');
  if (!work) throw new Error('nothing waits');
  app.grading.finish(work.runId, work.claimToken, aReport(over), new Uint8Array([4, 5, 6]));
  return work;
}

test('a regrade stands beside the first run, counts once it is graded, and says so', () => {
  const platform = withTwoVersions();
  const { services, one, ids } = platform;
  const [first = ''] = ids;
  expect(granted(apply(platform))).toEqual({ queued: 2, left: 0 });
  expect(granted(services.viewAttempt(one, first))).toMatchObject({
    level: 'demo',
    version: 1,
    ordinal: 1,
    regradedUnder: null,
  });
  const work = gradeNext(platform, { level: 'pilot-ready', reliability: 0.85 });
  expect(work).toMatchObject({ version: 2, stage: 1 });
  const view = granted(services.viewAttempt(one, first));
  expect(view).toMatchObject({ level: 'pilot-ready', version: 2, ordinal: 2, progress: { state: 'graded' } });
  expect(view.report).toMatchObject({ kind: 'public', report: { reliability: 0.85 } });
  expect(view.runs).toMatchObject([
    { ordinal: 1, version: 1, level: 'demo', reason: null },
    { ordinal: 2, version: 2, level: 'pilot-ready', reason: WHY },
  ]);
  const earlier = granted(services.viewAttempt(one, first, 1));
  expect(earlier).toMatchObject({
    level: 'demo',
    version: 1,
    ordinal: 1,
    report: { report: { reliability: 0.2 } },
  });
  expect(refusalOf(services.viewAttempt(one, first, 3)).kind).toBe('not_found');
  expect(granted(services.listAttempts(one, SLUG, 1))).toMatchObject([
    { level: 'pilot-ready', bestSoFar: 0.85 },
  ]);
});

test('a run that still waits cannot be looked at, and changes nothing until it is graded', () => {
  const platform = withTwoVersions();
  const { services, two, ids } = platform;
  apply(platform);
  expect(refusalOf(services.viewAttempt(two, ids[1] ?? '', 2)).kind).toBe('not_found');
  expect(granted(services.viewAttempt(two, ids[1] ?? '')).progress.state).toBe('graded');
});

test('a regrade costs nobody an attempt, not even when it breaks down', () => {
  const platform = withTwoVersions();
  const { services, one } = platform;
  const before = granted(services.budgetFor(one, SLUG, 1));
  apply(platform);
  expect(granted(services.budgetFor(one, SLUG, 1))).toEqual(before);
  platform.hold();
  gradeNext(platform);
  expect(granted(services.budgetFor(one, SLUG, 1))).toEqual(before);
});

test('whatever learners send in is graded before any regrade', () => {
  const platform = withTwoVersions();
  apply(platform);
  const late = platform.submit(platform.one);
  const work = platform.app.grading.claimNext('worker');
  expect(platform.app.store.attempts.find(late)?.run.runId).toBe(work?.runId);
});

test('who did it, to what, when and why stays written down', () => {
  const platform = withTwoVersions();
  platform.pass(DAY);
  granted(apply(platform));
  expect(granted(platform.services.listVersions(platform.instructor, SLUG)).audit).toMatchObject([
    {
      action: 'regrade',
      version: 2,
      actorName: 'Imani Brook',
      reason: WHY,
      runs: 2,
      at: Date.UTC(2026, 0, 6, 9),
    },
  ]);
});

test('nothing is queued twice, and what counts under the version already is left alone', () => {
  const platform = withTwoVersions();
  const { services, instructor } = platform;
  expect(refusalOf(apply(platform, ' ')).field).toBe('why');
  apply(platform);
  expect(refusalOf(apply(platform)).kind).toBe('conflict');
  const queued = granted(services.viewRegrade(instructor, SLUG, 2)).rows;
  expect(queued.map((row) => row.isQueued)).toEqual([true, true]);
  gradeNext(platform);
  expect(granted(services.viewRegrade(instructor, SLUG, 2)).rows).toHaveLength(1);
  gradeNext(platform);
  expect(granted(services.viewRegrade(instructor, SLUG, 2)).rows).toEqual([]);
  expect(granted(services.viewRegrade(instructor, SLUG, 1)).rows).toHaveLength(2);
});

const WAYS: [string, Partial<Exercise>, { way: string; why: unknown }][] = [
  ['the same but for its checks', {}, { way: 'rejudge', why: null }],
  [
    'of another version number',
    { manifest: aManifest({ version: 2 }) },
    { way: 'run', why: 'The version draws other hidden values.' },
  ],
  [
    'with other limits',
    { manifest: aManifest({ limits: { fuel: 100 } }) },
    { way: 'run', why: 'A trial has other limits.' },
  ],
  [
    'with another family',
    {
      manifest: aManifest({
        stages: [{ title: 'Tickets', brief: 'brief.md', families: ['refunds', 'threats'], supersedes: [] }],
      }),
    },
    { way: 'run', why: 'Other families count at this stage.' },
  ],
  [
    'with another read-only file',
    { starter: [...STARTER.slice(0, 1), { path: 'data/policy.md', text: 'Never.\n' }] },
    { way: 'run', why: 'Files that the exercise hands out are others.' },
  ],
  [
    'with no room for what was sent in',
    { manifest: aManifest({ editable: ['lib/**'] }), starter: [{ path: 'lib/main.ts', text: '' }] },
    { way: 'cannot', why: expect.stringContaining('cannot be added here') },
  ],
];

test.each(WAYS)('under a version %s it is known how each can be graded', (_, over, expected) => {
  const { services, instructor } = withTwoVersions(over);
  const { rows } = granted(services.viewRegrade(instructor, SLUG, 2));
  expect(rows).toMatchObject([expected, expected]);
});

test('traces that are gone, or were made of other parts, are no ground to judge by', () => {
  const platform = openWithExercise();
  const { services, app } = platform;
  const learner = platform.person('learner');
  const { receipt: _, ...old } = aReport();
  const reports = [
    aReport(),
    old,
    aReport({ receipt: aReceipt({ limits: { ...TRIAL_LIMITS, fuel: 1 } }) }),
    aReport(),
  ];
  for (const [n, report] of reports.entries()) {
    platform.submit(learner);
    const work = app.grading.claimNext('worker');
    app.grading.finish(work?.runId ?? '', work?.claimToken ?? '', report, new Uint8Array([n]));
  }
  platform.pass(DAY * 2);
  expect(app.sweepEvidence({ days: 1, bytes: 1_000_000 }).released).toBe(1);
  platform.publish(anExercise({ contentHash: 'b'.repeat(64) }));
  const { rows } = granted(services.viewRegrade(platform.person('instructor'), SLUG, 2));
  expect(rows.map((row) => row.why)).toEqual([
    'Its traces are no longer kept.',
    expect.stringContaining('before receipts'),
    'A trial has other limits.',
    null,
  ]);
});

test('a preview is graded when nobody waits, shows who would change, and stores nothing', () => {
  const platform = withTwoVersions();
  const { services, instructor, one, ids, app } = platform;
  expect(granted(services.previewRegrade(instructor, SLUG, 2))).toEqual({ total: 2 });
  const learner = platform.submit(platform.person('learner'));
  expect(gradeNext(platform).runId).toBe(app.store.attempts.find(learner)?.run.runId);
  const { stress } = aReport();
  const families = [aFamily({ id: 'hidden-refunds', title: 'Hidden refunds', reliability: 1 })];
  gradeNext(platform, { level: 'demo', reliability: 0.1 });
  expect(granted(services.viewRegrade(instructor, SLUG, 2)).preview).toMatchObject({
    done: 1,
    total: 2,
    startedBy: 'Imani Brook',
  });
  gradeNext(platform, { level: 'pilot-ready', reliability: 0.9, stress: { ...stress, families } });
  expect(app.grading.claimNext('worker')).toBeUndefined();
  const { rows } = granted(services.viewRegrade(instructor, SLUG, 2));
  expect(rows.map((row) => [row.learnerName, row.change?.direction])).toEqual([
    ['One', 'down'],
    ['Two', 'up'],
  ]);
  expect(rows[1]?.change).toMatchObject({
    level: { before: 'prototype', after: 'pilot-ready' },
    families: [{ id: 'hidden-refunds', before: 0.4, after: 1 }],
  });
  expect(granted(services.viewAttempt(one, ids[0] ?? '')).runs).toHaveLength(1);
});

test('a preview that breaks down twice says that it cannot tell, and the learner sees nothing of it', () => {
  const platform = withTwoVersions();
  const { services, instructor, app } = platform;
  services.previewRegrade(instructor, SLUG, 2);
  for (let n = 0; n < 4; n += 1) {
    const work = app.grading.claimNext('worker');
    if (work) app.grading.fail(work.runId, work.claimToken, 'the worker died');
  }
  expect(app.grading.claimNext('worker')).toBeUndefined();
  const { rows } = granted(services.viewRegrade(instructor, SLUG, 2));
  expect(rows.map((row) => [row.fault, row.change])).toEqual([
    ['the worker died', null],
    ['the worker died', null],
  ]);
  expect(granted(services.listHeldRuns(instructor))).toEqual([]);
});

test('a regrade under a retired or unknown version is refused, and there is none for learners and mentors', () => {
  const { services, instructor, person } = withTwoVersions();
  expect(refusalOf(services.applyRegrade(instructor, SLUG, 7, WHY)).message).toContain('There is: 1, 2.');
  services.retireVersions(instructor, SLUG, 2, 'wrong');
  expect(refusalOf(services.applyRegrade(instructor, SLUG, 2, WHY)).message).toContain('retired');
  for (const role of ['learner', 'mentor'] as const) {
    const viewer = person(role);
    const answers = [
      services.viewRegrade(viewer, SLUG, 1),
      services.previewRegrade(viewer, SLUG, 1),
      services.applyRegrade(viewer, SLUG, 1, WHY),
    ];
    expect(answers.map((a) => refusalOf(a).kind)).toEqual(['not_found', 'not_found', 'not_found']);
  }
});

test('a regraded program has the read-only files of the version it is graded under', () => {
  const starter = [...STARTER.slice(0, 1), { path: 'data/policy.md', text: 'Never.\n' }];
  const platform = withTwoVersions({ starter });
  apply(platform);
  const work = platform.app.grading.claimNext('worker');
  expect(work?.files).toEqual([STARTER[0], starter[1]]);
});
