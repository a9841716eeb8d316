import { describe, expect, test } from 'vitest';
import { DECISION_RECORD } from '#domain/notes';
import type { GuideSample } from '#domain/review-guide';
import { STARTER } from './builders.ts';
import { granted, openWithExercise, type Platform, refusalOf, SLUG } from './open-platform.ts';
import { aGuide, mark, openWithGuide, putGuide, RUBRIC } from './review-guides.ts';

const GOLD = 'This rests on nothing.';

function aSample(over: Partial<GuideSample> = {}): GuideSample {
  const files = [...STARTER, { path: DECISION_RECORD, text: '# Decision record\n\nI was careful.\n' }];
  const one = (points: 1 | 2 | 3 | 4) => ({ points, why: GOLD });
  return {
    name: 'fluent',
    stage: 1,
    files,
    predicted: null,
    gold: { framing: one(1), failure: one(2), authority: one(4) },
    ...over,
  };
}

function withSample(samples = [aSample()]) {
  const platform = openWithGuide(aGuide({ samples }));
  platform.grade();
  return platform;
}

/** A request that waits, and a mentor who never reviewed. */
function waiting(platform: Platform) {
  const learner = platform.person('learner');
  const submissionId = platform.submit(learner);
  platform.grade();
  const { requestId } = granted(platform.services.askForReview(learner, submissionId, ''));
  return { learner, requestId, mentor: platform.person('mentor') };
}

function markSample(
  { services }: Platform,
  mentor: Parameters<typeof services.viewCalibration>[0],
  points: readonly number[],
) {
  for (const [i, row] of RUBRIC.rows.entries())
    granted(services.saveSampleMark(mentor, { slug: SLUG, number: 1 }, mark(row.id, points[i] ?? 1)));
  granted(services.finishCalibration(mentor, SLUG));
}

describe('calibration before a first review', () => {
  test('is asked of a mentor who has published no review of the exercise', () => {
    const platform = withSample();
    const { mentor, requestId } = waiting(platform);
    const refusal = refusalOf(platform.services.claimReview(mentor, requestId));
    expect(refusal.kind).toBe('conflict');
    expect(refusal.message).toContain(`/mentor/calibration/${SLUG}`);
  });

  test('is asked before a second marking as before a review', () => {
    const platform = withSample();
    const { mentor, requestId } = waiting(platform);
    const reviewer = platform.person('mentor');
    markSample(platform, reviewer, [1, 3, 4]);
    granted(platform.services.claimReview(reviewer, requestId));
    granted(platform.services.saveReviewSummary(reviewer, requestId, 'It holds.'));
    granted(platform.services.publishReview(reviewer, requestId));
    const { markings } = platform.app.store;
    const id = markings.open({ requestId, purpose: 'second', markerId: null });
    expect(refusalOf(platform.services.takeSecond(mentor, id))).toMatchObject({
      kind: 'conflict',
      path: `/mentor/calibration/${SLUG}`,
    });
    markSample(platform, mentor, [1, 3, 4]);
    granted(platform.services.takeSecond(mentor, id));
  });

  test('opens reviews to whoever tells apart what gold does and is neither milder nor stricter', () => {
    const platform = withSample();
    const { mentor, requestId } = waiting(platform);
    markSample(platform, mentor, [1, 3, 4]);
    expect(granted(platform.services.viewCalibration(mentor, SLUG))).toMatchObject({
      isNeeded: false,
      result: { passes: true },
    });
    granted(platform.services.claimReview(mentor, requestId));
  });

  test('keeps reviews from whoever gave every row the same, though that is near gold on the mean', () => {
    const platform = withSample();
    const { mentor, requestId } = waiting(platform);
    markSample(platform, mentor, [2, 2, 2]);
    expect(granted(platform.services.viewCalibration(mentor, SLUG))).toMatchObject({
      isNeeded: true,
      result: { kappa: 0, passes: false },
    });
    expect(platform.services.claimReview(mentor, requestId).ok).toBe(false);
  });

  test('shows gold and why only once the marks are handed in, and then takes no other ones', () => {
    const platform = withSample();
    const { services } = platform;
    const { mentor } = waiting(platform);
    const before = [services.viewCalibration(mentor, SLUG), services.viewSample(mentor, SLUG, 1)];
    expect(JSON.stringify(before)).not.toContain(GOLD);
    expect(JSON.stringify(before)).not.toContain('fluent');
    markSample(platform, mentor, [4, 4, 1]);
    const { result } = granted(services.viewCalibration(mentor, SLUG));
    expect(result?.samples[0]?.[0]).toMatchObject({ title: 'Framing', own: 4, gold: 1, why: GOLD });
    const late = services.saveSampleMark(mentor, { slug: SLUG, number: 1 }, mark('framing', 1));
    expect(refusalOf(late).kind).toBe('conflict');
  });

  test('may be tried again after reading, which is counted', () => {
    const platform = withSample();
    const { services } = platform;
    const { mentor, requestId } = waiting(platform);
    markSample(platform, mentor, [4, 4, 1]);
    expect(services.claimReview(mentor, requestId).ok).toBe(false);
    granted(services.calibrateAgain(mentor, SLUG));
    expect(granted(services.viewCalibration(mentor, SLUG))).toMatchObject({ tries: 2, result: null });
    markSample(platform, mentor, [1, 2, 4]);
    expect(granted(services.viewCalibration(mentor, SLUG))).toMatchObject({
      tries: 2,
      result: { kappa: 1, lean: 0 },
    });
    expect(refusalOf(services.calibrateAgain(mentor, SLUG)).kind).toBe('conflict');
    granted(services.claimReview(mentor, requestId));
  });

  test('wants every row of every sample', () => {
    const platform = withSample();
    const { mentor } = waiting(platform);
    platform.services.saveSampleMark(mentor, { slug: SLUG, number: 1 }, mark('framing', 1));
    expect(refusalOf(platform.services.finishCalibration(mentor, SLUG)).message).toContain('sample 1');
  });

  test('is not asked of whoever has reviewed the exercise before, nor where there are no samples', () => {
    const platform = openWithGuide();
    const first = waiting(platform);
    granted(platform.services.claimReview(first.mentor, first.requestId));
    granted(platform.services.saveReviewSummary(first.mentor, first.requestId, 'Good.'));
    granted(platform.services.publishReview(first.mentor, first.requestId));
    putGuide(platform, aGuide({ samples: [aSample()] }));
    platform.grade();
    const { requestId, mentor } = waiting(platform);
    granted(platform.services.claimReview(first.mentor, requestId));
    granted(platform.services.releaseReview(first.mentor, requestId));
    expect(platform.services.claimReview(mentor, requestId).ok).toBe(false);
  });

  test('is for mentors', () => {
    const platform = withSample();
    const learner = platform.person('learner');
    const { services } = platform;
    const tries = [
      services.viewCalibration(learner, SLUG),
      services.viewSample(learner, SLUG, 1),
      services.saveSampleMark(learner, { slug: SLUG, number: 1 }, mark('framing', 1)),
      services.finishCalibration(learner, SLUG),
      services.calibrateAgain(learner, SLUG),
    ];
    expect(tries.map((result) => refusalOf(result).kind)).toEqual(Array(5).fill('not_allowed'));
  });
});

describe('a sample', () => {
  test('is graded as any work is, and sent in once however often the guide is read', () => {
    const platform = withSample();
    putGuide(platform, aGuide({ samples: [aSample()] }));
    expect(platform.app.grading.claimNext('worker')).toBeUndefined();
    const sheet = granted(platform.services.viewSample(platform.person('mentor'), SLUG, 1));
    expect(sheet.report).not.toBeNull();
    expect(sheet.files.map(({ path }) => path)).toContain(DECISION_RECORD);
  });

  test('has its gold mended without being sent in again, and is sent in again when its files change', () => {
    const platform = withSample();
    const [before] = platform.app.store.calibration.list(SLUG);
    putGuide(platform, aGuide({ samples: [aSample({ gold: { framing: { points: 3, why: 'Better.' } } })] }));
    const [mended] = platform.app.store.calibration.list(SLUG);
    expect(mended).toMatchObject({ requestId: before?.requestId, gold: { framing: { points: 3 } } });
    putGuide(
      platform,
      aGuide({ samples: [aSample({ files: [...STARTER, { path: DECISION_RECORD, text: 'Other.' }] })] }),
    );
    expect(platform.app.store.calibration.list(SLUG)[0]?.requestId).not.toBe(before?.requestId);
  });

  test('that the guide no longer has is out of use', () => {
    const platform = withSample();
    putGuide(platform, aGuide());
    expect(platform.app.store.calibration.list(SLUG)).toEqual([]);
  });

  test('is nobody’s work: in no queue, list, count, statistics or regrade', () => {
    const platform = withSample();
    const { services, app } = platform;
    const [mentor, instructor] = [platform.person('mentor'), platform.person('instructor')];
    expect(granted(services.listReviewQueue(mentor)).rows).toEqual([]);
    expect(granted(services.listSubmissions(instructor, SLUG, 1))).toEqual({ rows: [], total: 0 });
    expect(granted(services.listInstructorExercises(instructor))[0]).toMatchObject({
      learners: 0,
      submissions: 0,
      levels: {},
    });
    const [version] = granted(services.listVersions(instructor, SLUG)).versions;
    expect(JSON.stringify(version)).not.toContain('"submissions":1');
    expect(app.store.attempts.listGraded(SLUG)).toEqual([]);
    const versionId = app.store.exercises.findLatest(SLUG)?.id ?? '';
    expect(app.store.familyResults.list(versionId, 1)).toEqual([]);
    expect(app.store.attempts.countByVersion(SLUG)).toEqual({ submissions: new Map(), counted: new Map() });
  });

  test('cannot be claimed, opened or read as a review, even by its id', () => {
    const platform = withSample();
    const { services, app } = platform;
    const requestId = app.store.calibration.list(SLUG)[0]?.requestId ?? '';
    const mentor = platform.person('mentor');
    const tries = [
      services.claimReview(mentor, requestId),
      services.viewReview(mentor, requestId),
      services.viewMarks(mentor, requestId),
    ];
    expect(tries.map((result) => refusalOf(result).kind)).toEqual(Array(3).fill('not_found'));
  });

  test('belongs to an account that nobody can sign in with', async () => {
    const { services } = withSample();
    const email = 'calibration@holdfast.invalid';
    const result = await services.logIn({ email, password: 'holdfast demo' }, { address: 'here' });
    expect(refusalOf(result).kind).toBe('invalid');
  });
});

test('without a guide nothing is asked', () => {
  const platform = openWithExercise();
  const { mentor, requestId } = waiting(platform);
  granted(platform.services.claimReview(mentor, requestId));
});
