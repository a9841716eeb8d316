import { expect, test } from 'vitest';
import type { ThreadTarget } from '#domain/thread-target';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';

const MAIN = 'export default async () => {\n  return 1;\n};\n';
const lines = (fromLine: number, toLine = fromLine): ThreadTarget => ({
  kind: 'lines',
  lines: { path: 'src/main.ts', fromLine, toLine },
});

/** A graded attempt by Ines, a review asked for, and Marek who holds it. */
function withClaim() {
  const platform = openWithExercise();
  const { services } = platform;
  const ines = platform.person('learner', 'Ines Duarte');
  granted(services.openWorkspace(ines, 'support-assistant', 1));
  const submissionId = platform.submit(ines);
  platform.grade();
  const { requestId } = granted(services.askForReview(ines, submissionId, 'Where?'));
  const marek = platform.person('mentor', 'Marek Olsen');
  granted(services.claimReview(marek, requestId));
  return { ...platform, ines, marek, submissionId, requestId };
}

/** The same, published with one thread at line 2. */
function withThread(over: { suggestion?: string; target?: ThreadTarget } = {}) {
  const platform = withClaim();
  const { services, marek, requestId } = platform;
  const draft = { target: over.target ?? lines(2), kind: 'suggestion' as const, body: 'Why 1?' };
  const { id: threadId } = granted(
    services.openThread(marek, requestId, { ...draft, suggestion: over.suggestion ?? null }),
  );
  granted(services.publishReview(marek, requestId));
  return { ...platform, threadId };
}

test('a thread stands at lines, a practice family, a heading of the record or the whole work, if the attempt has it', () => {
  const { services, marek, requestId } = withClaim();
  const open = (target: ThreadTarget) =>
    services.openThread(marek, requestId, { target, kind: 'question', body: 'And here?' });
  expect(open({ kind: 'whole' }).ok).toBe(true);
  expect(open({ kind: 'family', family: 'refunds' }).ok).toBe(true);
  expect(refusalOf(open({ kind: 'family', family: 'hidden-refunds' })).kind).toBe('invalid');
  expect(refusalOf(open({ kind: 'field', heading: 0 })).message).toContain('decision record');
  const step = { kind: 'step' as const, family: 'refunds', case: 'c', twin: 'act' as const, seed: 1 };
  expect(refusalOf(open(step)).kind).toBe('invalid');
  expect(refusalOf(open(lines(9))).kind).toBe('invalid');
});

test('a learner answers in a thread at once, which makes it the mentors’ turn', () => {
  const { services, ines, marek, threadId, requestId } = withThread();
  granted(services.reply(ines, threadId, ' Because of the test. '));
  const review = granted(services.viewReview(marek, requestId));
  expect(review.turn.whose).toBe('mentor');
  expect(review.threads[0]?.posts.map(({ body, isLearners }) => [body, isLearners])).toEqual([
    ['Why 1?', false],
    ['Because of the test.', true],
  ]);
});

test('a mentor’s answer is a draft that the learner does not see until it is published', () => {
  const { services, ines, marek, threadId, requestId } = withThread();
  granted(services.reply(ines, threadId, 'Because.'));
  expect(refusalOf(services.reply(marek, threadId, 'I see.')).kind).toBe('conflict');
  granted(services.claimReview(marek, requestId));
  granted(services.reply(marek, threadId, 'I see it now.'));
  const seen = () => JSON.stringify(granted(services.viewReview(ines, requestId)));
  expect(seen()).not.toContain('I see it now.');
  granted(services.publishReview(marek, requestId));
  expect(seen()).toContain('I see it now.');
});

test('a draft is rewritten and taken back by its author while the review is held, and not once it is published', () => {
  const { services, marek, requestId, person } = withClaim();
  const thread = granted(
    services.openThread(marek, requestId, { target: lines(1), kind: 'praise', body: 'Good' }),
  );
  const post = thread.posts[0]?.id ?? '';
  granted(services.editDraft(marek, post, 'Very good'));
  expect(refusalOf(services.editDraft(person('mentor'), post, 'Mine')).kind).toBe('conflict');
  expect(refusalOf(services.editDraft(marek, post, '  ')).kind).toBe('invalid');
  granted(services.publishReview(marek, requestId));
  expect(refusalOf(services.editDraft(marek, post, 'Bad')).kind).toBe('conflict');
  expect(refusalOf(services.deleteDraft(marek, requestId, post)).kind).toBe('conflict');
});

test('a thread is resolved and opened again by its learner and by mentors', () => {
  const { services, ines, marek, threadId, requestId, person } = withThread();
  granted(services.resolveThread(ines, threadId, true));
  expect(granted(services.viewReview(marek, requestId)).threads[0]?.resolved?.by).toBe('Ines Duarte');
  granted(services.resolveThread(marek, threadId, false));
  expect(granted(services.viewReview(ines, requestId)).threads[0]?.resolved).toBeNull();
  expect(refusalOf(services.resolveThread(person('learner'), threadId, true)).kind).toBe('not_found');
});

test('a suggested edit goes into the learner’s draft at the next revision, once its lines still stand', () => {
  const { services, ines, marek, threadId, requestId } = withThread({ suggestion: '  return 2;' });
  const before = granted(services.openWorkspace(ines, 'support-assistant', 1));
  expect(refusalOf(services.applySuggestion(marek, threadId)).kind).toBe('not_allowed');
  expect(granted(services.applySuggestion(ines, threadId))).toEqual({
    slug: 'support-assistant',
    stage: 1,
    path: 'src/main.ts',
    line: 2,
  });
  const after = granted(services.openWorkspace(ines, 'support-assistant', 1));
  expect(after.revision).toBe(before.revision + 1);
  expect(after.files.find(({ path }) => path === 'src/main.ts')?.text).toBe(MAIN.replace('1', '2'));
  expect(granted(services.viewReview(ines, requestId)).threads[0]?.suggestion?.appliedAt).not.toBeNull();
  expect(refusalOf(services.applySuggestion(ines, threadId)).message).toContain('have changed');
});

test('what is open of an earlier review is carried to the next attempt, or outdated where its lines changed', () => {
  const { services, ines, submit, grade, person, threadId } = withThread();
  const view = (text: string) => {
    const next = submit(ines, { files: [{ path: 'src/main.ts', text }] });
    grade();
    const { requestId } = granted(services.askForReview(ines, next, ''));
    return granted(services.viewReview(person('mentor'), requestId)).threads.filter(
      ({ id }) => id === threadId,
    );
  };
  expect(view(`// new\n${MAIN}`)).toMatchObject([
    { anchor: { path: 'src/main.ts', fromLine: 3, toLine: 3 }, isOutdated: false, from: { attempt: 1 } },
  ]);
  expect(view(MAIN.replace('1', '2'))).toMatchObject([{ anchor: null, isOutdated: true }]);
  granted(services.resolveThread(ines, threadId, true));
  expect(view(`${MAIN}// more\n`)).toEqual([]);
});

test('a learner asks at a place of their own attempt, which asks for a review where none was', () => {
  const { services, person, submit, grade } = openWithExercise();
  const ines = person('learner');
  const submissionId = submit(ines);
  grade();
  const asked = granted(
    services.askAt(ines, submissionId, { target: lines(1, 2), body: 'Is this the place?' }),
  );
  const again = granted(services.askAt(ines, submissionId, { target: { kind: 'whole' }, body: 'And this?' }));
  expect(again.requestId).toBe(asked.requestId);
  const mentor = person('mentor');
  expect(granted(services.viewReview(mentor, asked.requestId)).threads).toHaveLength(2);
  expect(granted(services.viewReview(ines, asked.requestId)).threads).toHaveLength(2);
  const stranger = services.askAt(person('learner'), submissionId, { target: lines(1), body: 'Mine?' });
  expect(refusalOf(stranger).kind).toBe('not_found');
  expect(refusalOf(services.askAt(ines, submissionId, { target: lines(1), body: ' ' })).kind).toBe('invalid');
});
