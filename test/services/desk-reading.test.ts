import { expect, test } from 'vitest';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';
import { aTrial, gradeWith } from './trials.ts';

/** A graded attempt by Ines with a review request, and two mentors. */
function withRequest() {
  const platform = openWithExercise();
  const ines = platform.person('learner', 'Ines Duarte');
  const submissionId = platform.submit(ines);
  platform.grade();
  const { requestId } = granted(platform.services.askForReview(ines, submissionId, ''));
  return { ...platform, ines, requestId, marek: platform.person('mentor'), priya: platform.person('mentor') };
}

test('a private note is its author’s alone, mentors and instructors included', () => {
  const { services, requestId, marek, priya, person } = withRequest();
  granted(services.savePrivateNote(marek, requestId, 'Careful reader.'));
  expect(granted(services.viewPrivateNote(marek, requestId))).toBe('Careful reader.');
  for (const other of [priya, person('instructor'), person('admin')])
    expect(granted(services.viewPrivateNote(other, requestId))).toBe('');
  granted(services.savePrivateNote(marek, requestId, ''));
  expect(granted(services.viewPrivateNote(marek, requestId))).toBe('');
});

test('a private note has at most 8,000 characters', () => {
  const { services, requestId, marek } = withRequest();
  expect(refusalOf(services.savePrivateNote(marek, requestId, 'x'.repeat(8001)))).toMatchObject({
    field: 'note',
  });
});

test('learners have no notes, guide or traces, and mentors none beside their own work', async () => {
  const { services, ines, requestId, person, submit } = withRequest();
  const mentor = person('mentor');
  const own = granted(services.askForReview(mentor, submit(mentor), '')).requestId;
  for (const [who, id] of [
    [ines, requestId],
    [mentor, own],
  ] as const) {
    expect(refusalOf(services.viewGuide(who, id)).kind).toBe('not_allowed');
    expect(refusalOf(services.viewPrivateNote(who, id)).kind).toBe('not_allowed');
    expect(refusalOf(services.savePrivateNote(who, id, 'Mine')).kind).toBe('not_allowed');
    expect(refusalOf(await services.sampleTraces(who, id)).kind).toBe('not_allowed');
  }
  expect(refusalOf(services.viewGuide(mentor, 'none')).kind).toBe('not_found');
});

test('a review without evidence or guide shows none and breaks nothing', async () => {
  const { services, marek, requestId } = withRequest();
  expect(granted(await services.sampleTraces(marek, requestId))).toEqual([]);
  expect(granted(services.viewGuide(marek, requestId))).toMatchObject({
    notes: '',
    comments: [],
    resembles: [],
  });
});

test('sampled traces are of practice alone, those that failed first, and the same at every look', async () => {
  const platform = openWithExercise();
  const { services, person, submit } = platform;
  const ines = person('learner');
  const submissionId = submit(ines);
  const hidden = 'wolverine';
  gradeWith(platform, [
    ...Array.from({ length: 9 }, (_, i) => aTrial({ seed: i + 1 })),
    aTrial({ case: 'refunds-2', verdict: 'fail', credited: false, reason: 'Paid back twice.' }),
    aTrial({ suite: 'stress', verdict: 'fail', credited: false, input: { text: hidden }, reason: hidden }),
    aTrial({ suite: 'traffic', value: hidden }),
    aTrial({ suite: 'certification', value: hidden }),
  ]);
  const { requestId } = granted(services.askForReview(ines, submissionId, ''));
  const looks = [person('mentor'), person('instructor')].map((who) => services.sampleTraces(who, requestId));
  const [first, second] = (await Promise.all(looks)).map(granted);
  expect(first?.map(({ reason }) => reason)).toEqual([
    'Paid back twice.',
    ...Array(5).fill('Paid back once.'),
  ]);
  expect(second).toEqual(first);
  expect(JSON.stringify(first)).not.toContain(hidden);
});

test('an attempt is compared with the one before, the one last reviewed, or the starter', () => {
  const { services, ines, marek, requestId, submit, grade } = withRequest();
  expect(granted(services.viewReview(marek, requestId, 'reviewed'))).toMatchObject({
    base: { id: 'starter' },
    bases: [{ id: 'starter', label: 'Starter' }],
  });
  granted(services.claimReview(marek, requestId));
  granted(services.saveReviewSummary(marek, requestId, 'Well begun.'));
  granted(services.publishReview(marek, requestId));
  const next = (text: string) => {
    const submissionId = submit(ines, { files: [{ path: 'src/main.ts', text }] });
    grade();
    return submissionId;
  };
  next('second');
  const third = granted(services.askForReview(ines, next('third'), '')).requestId;
  const view = granted(services.viewReview(marek, third));
  expect(view.bases.map(({ label }) => label)).toEqual(['Attempt 2', 'Attempt 1, last reviewed', 'Starter']);
  expect(view.base).toMatchObject({ id: 'before', label: 'Attempt 2' });
  const against = (id: 'reviewed' | 'starter') => granted(services.viewReview(marek, third, id)).base;
  expect(against('reviewed')).toMatchObject({ id: 'reviewed', label: 'Attempt 1' });
  expect(against('starter')).toMatchObject({ id: 'starter', label: 'Starter' });
});
