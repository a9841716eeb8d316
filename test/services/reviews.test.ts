import { expect, test } from 'vitest';
import type { ThreadDraft } from '#domain/thread';
import { STARTER } from './builders.ts';
import { granted, MINUTE, openWithExercise, refusalOf } from './open-platform.ts';

const remark: ThreadDraft = {
  target: { kind: 'lines', lines: { path: 'src/main.ts', fromLine: 1, toLine: 2 } },
  kind: 'suggestion',
  body: 'Ask before you refund.',
};

/** A graded attempt by Ines with a review request. */
function withRequest() {
  const platform = openWithExercise();
  const ines = platform.person('learner', 'Ines Duarte');
  const submissionId = platform.submit(ines);
  platform.grade();
  const asked = platform.services.askForReview(ines, submissionId, ' Where would you begin? ');
  return { ...platform, ines, submissionId, requestId: granted(asked).requestId };
}

/** The same, claimed by Marek. */
function withClaim() {
  const platform = withRequest();
  const marek = platform.person('mentor', 'Marek Olsen');
  granted(platform.services.claimReview(marek, platform.requestId));
  return { ...platform, marek };
}

test('a review can be asked for before the attempt is graded, and with no question', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  expect(services.askForReview(learner, submit(learner), '').ok).toBe(true);
});

test('a review can be asked for once per attempt', () => {
  const { services, ines, submissionId } = withRequest();
  expect(refusalOf(services.askForReview(ines, submissionId, 'Again?')).kind).toBe('conflict');
});

test('a question has at most 2,000 characters', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  const submissionId = submit(learner);
  const tooLong = refusalOf(services.askForReview(learner, submissionId, 'x'.repeat(2001)));
  expect(tooLong).toMatchObject({ kind: 'invalid', field: 'question' });
  expect(services.askForReview(learner, submissionId, 'x'.repeat(2000)).ok).toBe(true);
});

test('the queue shows what others wait for, oldest first, and never one’s own work', () => {
  const { services, person, submit, pass, requestId } = withRequest();
  const mentor = person('mentor');
  pass(MINUTE);
  services.askForReview(mentor, submit(mentor), 'mine');
  const other = person('learner', 'Paul');
  services.askForReview(other, submit(other), 'and mine');
  const { rows } = granted(services.listReviewQueue(mentor));
  expect(rows.map((row) => row.learnerName)).toEqual(['Ines Duarte', 'Paul']);
  expect(rows[0]).toMatchObject({
    requestId,
    question: 'Where would you begin?',
    level: 'prototype',
    claim: null,
  });
});

test('learners have no queue and cannot claim', () => {
  const { services, person, requestId } = withRequest();
  const learner = person('learner');
  expect(refusalOf(services.listReviewQueue(learner)).kind).toBe('not_allowed');
  expect(refusalOf(services.claimReview(learner, requestId)).kind).toBe('not_allowed');
});

test('of two mentors who claim, the first one holds it and the other is told who', () => {
  const { services, person, requestId, marek } = withClaim();
  const late = refusalOf(services.claimReview(person('mentor'), requestId));
  expect(late.kind).toBe('conflict');
  expect(late.message).toContain('Marek Olsen');
  const claim = granted(services.listReviewQueue(marek)).rows[0]?.claim;
  expect(claim).toMatchObject({ mentorName: 'Marek Olsen', mine: true });
});

test('a claim lapses after thirty minutes', () => {
  const { services, person, requestId, marek, pass } = withClaim();
  const next = person('mentor');
  pass(30 * MINUTE - 1);
  expect(services.claimReview(next, requestId).ok).toBe(false);
  pass(1);
  expect(refusalOf(services.openThread(marek, requestId, remark)).kind).toBe('conflict');
  expect(services.claimReview(next, requestId).ok).toBe(true);
});

test('claiming again extends the claim of its holder', () => {
  const { services, requestId, marek, pass } = withClaim();
  const before = granted(services.viewReview(marek, requestId)).claim?.until ?? 0;
  pass(10 * MINUTE);
  expect(granted(services.claimReview(marek, requestId)).until).toBe(before + 10 * MINUTE);
});

test('a mentor holds at most four reviews at once, lapsed ones not counted', () => {
  const { services, person, submit, pass } = openWithExercise();
  const mentor = person('mentor');
  const claim = () => {
    const learner = person('learner');
    const { requestId } = granted(services.askForReview(learner, submit(learner), ''));
    return { requestId, result: services.claimReview(mentor, requestId) };
  };
  const held = [claim(), claim(), claim(), claim()];
  expect(held.every(({ result }) => result.ok)).toBe(true);
  expect(refusalOf(claim().result).kind).toBe('conflict');
  expect(services.claimReview(mentor, held[0]?.requestId ?? '').ok).toBe(true);
  pass(30 * MINUTE);
  expect(claim().result.ok).toBe(true);
});

test('nobody reviews their own work', () => {
  const { services, person, submit } = openWithExercise();
  const mentor = person('mentor');
  const { requestId } = granted(services.askForReview(mentor, submit(mentor), ''));
  expect(refusalOf(services.claimReview(mentor, requestId)).kind).toBe('not_allowed');
});

test('a released review can be claimed by somebody else, with the drafts', () => {
  const { services, person, requestId, marek } = withClaim();
  services.openThread(marek, requestId, remark);
  expect(services.releaseReview(marek, requestId).ok).toBe(true);
  const next = person('mentor');
  expect(services.claimReview(next, requestId).ok).toBe(true);
  expect(granted(services.viewReview(next, requestId)).threads).toHaveLength(1);
});

test('only the holder writes, releases and publishes', () => {
  const { services, person, requestId, marek } = withClaim();
  const id = granted(services.openThread(marek, requestId, remark)).posts[0]?.id ?? '';
  const other = person('mentor');
  const tries = [
    services.openThread(other, requestId, remark),
    services.deleteDraft(other, requestId, id),
    services.saveReviewSummary(other, requestId, 'Mine now.'),
    services.releaseReview(other, requestId),
    services.publishReview(other, requestId),
  ];
  expect(tries.map((result) => refusalOf(result).kind)).toEqual(Array(5).fill('conflict'));
  expect(granted(services.viewReview(marek, requestId))).toMatchObject({
    summary: '',
    threads: [{ posts: [{ id }] }],
  });
});

test.each([
  ['a file that was not sent in', { path: 'src/none.ts', fromLine: 1, toLine: 1 }],
  ['a line past the end', { path: 'src/main.ts', fromLine: 1, toLine: 5 }],
  ['lines in the wrong order', { path: 'src/main.ts', fromLine: 3, toLine: 2 }],
  ['line 0', { path: 'src/main.ts', fromLine: 0, toLine: 1 }],
])('a comment at %s is invalid', (_, anchor) => {
  const { services, requestId, marek } = withClaim();
  expect(
    refusalOf(services.openThread(marek, requestId, { ...remark, target: { kind: 'lines', lines: anchor } }))
      .kind,
  ).toBe('invalid');
});

test('a comment without text is invalid', () => {
  const { services, requestId, marek } = withClaim();
  expect(refusalOf(services.openThread(marek, requestId, { ...remark, body: '  ' })).kind).toBe('invalid');
});

test('a deleted comment is gone, and cannot be deleted twice', () => {
  const { services, requestId, marek } = withClaim();
  const id = granted(services.openThread(marek, requestId, remark)).posts[0]?.id ?? '';
  expect(services.deleteDraft(marek, requestId, id).ok).toBe(true);
  expect(granted(services.viewReview(marek, requestId)).threads).toEqual([]);
  expect(refusalOf(services.deleteDraft(marek, requestId, id)).kind).toBe('not_found');
});

test('a summary has at most 8,000 characters', () => {
  const { services, requestId, marek } = withClaim();
  const refusal = refusalOf(services.saveReviewSummary(marek, requestId, 'x'.repeat(8001)));
  expect(refusal).toMatchObject({ kind: 'invalid', field: 'summary' });
});

test('an empty review cannot be published', () => {
  const { services, requestId, marek } = withClaim();
  services.saveReviewSummary(marek, requestId, '  \n');
  expect(refusalOf(services.publishReview(marek, requestId)).kind).toBe('invalid');
});

test.each(['learner', 'mentor', 'instructor'] as const)(
  'the %s whose work it is reads nothing of a review before it is published, and all of it after',
  (role) => {
    const { services, person, submit } = openWithExercise();
    const author = person(role);
    const { requestId } = granted(services.askForReview(author, submit(author), ''));
    const mentor = person('mentor', 'Marek Olsen');
    services.claimReview(mentor, requestId);
    services.openThread(mentor, requestId, remark);
    services.saveReviewSummary(mentor, requestId, 'A careful start.');
    const draft = granted(services.viewReview(author, requestId));
    expect(draft).toMatchObject({
      summary: '',
      threads: [],
      claim: null,
      publishedAt: null,
      mentorName: null,
    });
    expect(JSON.stringify(draft)).not.toMatch(/careful|refund\.|Marek/);
    services.publishReview(mentor, requestId);
    expect(granted(services.viewReview(author, requestId))).toMatchObject({
      summary: 'A careful start.',
      threads: [
        {
          target: remark.target,
          kind: remark.kind,
          posts: [{ body: remark.body, authorName: 'Marek Olsen' }],
        },
      ],
      mentorName: 'Marek Olsen',
    });
  },
);

test('a published review leaves the queue and can be neither claimed nor changed', () => {
  const { services, requestId, marek, pass, ines } = withClaim();
  services.openThread(marek, requestId, remark);
  pass(5 * MINUTE);
  granted(services.publishReview(marek, requestId));
  expect(granted(services.listReviewQueue(marek))).toMatchObject({ rows: [], medianWaitMs: 5 * MINUTE });
  expect(refusalOf(services.claimReview(marek, requestId)).kind).toBe('conflict');
  expect(refusalOf(services.openThread(marek, requestId, remark)).kind).toBe('conflict');
  expect(refusalOf(services.publishReview(marek, requestId)).kind).toBe('conflict');
  expect(services.listMyAttempts(ines)[0]?.review).toBe('published');
});

test('there is no usual wait before anything was published', () => {
  const { services, person } = openWithExercise();
  expect(granted(services.listReviewQueue(person('mentor'))).medianWaitMs).toBeNull();
});

test('a first attempt is compared with the starter, a later one with the attempt before', () => {
  const { services, ines, person, submit, requestId } = withRequest();
  const mentor = person('mentor');
  expect(granted(services.viewReview(mentor, requestId)).base).toEqual({
    id: 'starter',
    label: 'Starter',
    files: STARTER,
  });
  const second = submit(ines, { files: [{ path: 'src/main.ts', text: '2' }] });
  const asked = granted(services.askForReview(ines, second, ''));
  expect(granted(services.viewReview(mentor, asked.requestId)).base).toEqual({
    id: 'before',
    label: 'Attempt 1',
    files: STARTER,
  });
});

test('somebody else’s review and a missing one get the very same answer', () => {
  const { services, person, requestId } = withRequest();
  const stranger = person('learner');
  const other = services.viewReview(stranger, requestId);
  expect(refusalOf(other).kind).toBe('not_found');
  expect(other).toEqual(services.viewReview(stranger, 'none'));
});
