import { expect, test } from 'vitest';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';

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
