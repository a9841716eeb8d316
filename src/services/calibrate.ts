import { agreementWithGold, besideGold, type CalibrationRow } from '#domain/calibration';
import { ok, type Result, refuse } from '#domain/result';
import type { Rubric } from '#domain/rubric';
import type { Viewer } from '#domain/viewer';
import type { Sample } from '#store/calibration';
import type { Marking } from '#store/markings';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { newestOf } from './find-stage.ts';
import { checkMark, rowsOf, viewOf } from './marks.ts';
import { refuseBelow } from './refuse-below.ts';
import type { CalibrationView, MarkForm, SheetView } from './rubric-contract.ts';
import { workOf } from './work-to-mark.ts';

type CalibrateDeps = Pick<Deps, 'store' | 'now'>;

/** Somebody's way through the samples of an exercise. */
interface Course {
  samples: { sample: Sample; marking: Marking | undefined }[];
  rubric: Rubric;
  title: string;
}

/** Sends a mentor to the samples who has not published a review of the exercise yet, nor marked them near enough to gold. */
export function refuseUncalibrated({ store }: Pick<Deps, 'store'>, viewer: Viewer, review: Review) {
  const slug = store.attempts.find(review.submissionId)?.slug;
  if (slug === undefined || isCalibrated(store, viewer, slug)) return undefined;
  const path = `/mentor/calibration/${slug}`;
  return refuse(
    'conflict',
    `Before your first review of this exercise, mark its samples: ${path}. It takes about as long as one review.`,
    { path },
  );
}

function isCalibrated(store: Deps['store'], viewer: Viewer, slug: string): boolean {
  const samples = store.calibration.list(slug);
  if (samples.length === 0 || !store.rubrics.find(slug) || store.calibration.hasReviewed(viewer.id, slug))
    return true;
  return resultOf(store, withMarkings(store, viewer, samples))?.passes === true;
}

/** Where the viewer is in calibrating for an exercise; own marks beside gold once they are handed in, and not before. */
export function viewCalibration(deps: CalibrateDeps, viewer: Viewer, slug: string): Result<CalibrationView> {
  const course = findCourse(deps, viewer, slug);
  if (!course.ok) return course;
  const { store } = deps;
  const { samples, rubric, title } = course.value;
  return ok({
    slug,
    title,
    isNeeded: !isCalibrated(store, viewer, slug),
    tries: Math.max(1, ...samples.map(({ marking }) => marking?.tries ?? 1)),
    samples: samples.map(({ marking }, index) => ({
      number: index + 1,
      marked: marking ? store.markings.listMarks(marking.id).length : 0,
      of: rubric.rows.length,
    })),
    result: resultOf(store, samples, rubric) ?? null,
  });
}

/** One sample to mark. */
export function viewSample(
  deps: CalibrateDeps,
  viewer: Viewer,
  slug: string,
  number: number,
): Result<SheetView> {
  const course = findCourse(deps, viewer, slug);
  if (!course.ok) return course;
  const one = course.value.samples[number - 1];
  const attempt = one && deps.store.attempts.find(one.sample.submissionId);
  if (!one || !attempt) return refuseSample();
  const { rubric } = course.value;
  const rows = rowsOf(rubric, one.marking ? deps.store.markings.listMarks(one.marking.id) : [], []);
  const isDraft = one.marking?.publishedAt == null;
  const marks = viewOf(rubric, rows, {
    isDraft,
    machine: attempt.run.level,
    isOwn: false,
    marker: viewer.name,
  });
  return ok({ ...workOf(deps, attempt), marks });
}

export function saveSampleMark(
  { store, now }: CalibrateDeps,
  viewer: Viewer,
  { slug, number }: { slug: string; number: number },
  form: MarkForm,
): Result<null> {
  return store.transaction(() => {
    const course = findCourse({ store, now }, viewer, slug);
    if (!course.ok) return course;
    const one = course.value.samples[number - 1];
    if (!one) return refuseSample();
    if (one.marking && one.marking.publishedAt !== null) {
      return refuse('conflict', 'These marks are handed in. Read them beside the gold ones.');
    }
    const mark = checkMark(course.value.rubric, form);
    if (!mark.ok) return mark;
    const own = { requestId: one.sample.requestId, purpose: 'calibration' as const, markerId: viewer.id };
    store.markings.setMark(one.marking?.id ?? store.markings.open(own), mark.value);
    return ok(null);
  });
}

/** Hands in the marks of all samples; they are then shown beside gold. */
export function finishCalibration(deps: CalibrateDeps, viewer: Viewer, slug: string): Result<null> {
  const { store } = deps;
  return store.transaction(() => {
    const course = findCourse(deps, viewer, slug);
    if (!course.ok) return course;
    const { samples, rubric } = course.value;
    const left = samples.findIndex(({ marking }) => {
      const given = new Set(marking ? store.markings.listMarks(marking.id).map(({ row }) => row) : []);
      return rubric.rows.some(({ id }) => !given.has(id));
    });
    if (left >= 0)
      return refuse('invalid', `Mark every row of every sample first; sample ${left + 1} is not done.`);
    for (const { marking } of samples)
      if (marking && marking.publishedAt === null) store.markings.publish(marking.id);
    return ok(null);
  });
}

/** Another try for whoever was too far from gold. The marks begin anew; the try is counted. */
export function calibrateAgain(deps: CalibrateDeps, viewer: Viewer, slug: string): Result<null> {
  const { store } = deps;
  return store.transaction(() => {
    const course = findCourse(deps, viewer, slug);
    if (!course.ok) return course;
    const result = resultOf(store, course.value.samples);
    if (!result) return refuse('conflict', 'Hand your marks in first.');
    if (result.passes)
      return refuse('conflict', 'You are near enough to gold. There is nothing to try again.');
    for (const { marking } of course.value.samples) if (marking) store.markings.tryAgain(marking.id);
    return ok(null);
  });
}

function findCourse({ store }: CalibrateDeps, viewer: Viewer, slug: string): Result<Course> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const samples = store.calibration.list(slug);
  const rubric = store.rubrics.find(slug)?.rubric;
  const version = newestOf(store, slug);
  if (!version || !rubric || samples.length === 0)
    return refuse('not_found', 'There is nothing to calibrate by.');
  return ok({ samples: withMarkings(store, viewer, samples), rubric, title: version.manifest.title });
}

function withMarkings(store: Deps['store'], viewer: Viewer, samples: readonly Sample[]): Course['samples'] {
  return samples.map((sample) => ({
    sample,
    marking: store.markings.findOf(sample.requestId, 'calibration', viewer.id),
  }));
}

/** How marks lie to gold; undefined while those of one sample are not handed in. */
function resultOf(
  store: Deps['store'],
  samples: Course['samples'],
  rubric?: Rubric,
): CalibrationView['result'] | undefined {
  if (samples.some(({ marking }) => !marking || marking.publishedAt === null)) return undefined;
  const rows: CalibrationRow[][] = samples.map(({ sample, marking }) => {
    const own = new Map(
      (marking ? store.markings.listMarks(marking.id) : []).map(({ row, points }) => [row, points]),
    );
    return besideGold(own, sample.gold);
  });
  const agreement = agreementWithGold(rows.flat());
  if (!agreement) return undefined;
  const titleOf = (row: string) => rubric?.rows.find(({ id }) => id === row)?.title ?? row;
  return {
    ...agreement,
    samples: rows.map((list) => list.map((row) => ({ ...row, title: titleOf(row.row) }))),
  };
}

function refuseSample() {
  return refuse('not_found', 'There is no such sample.');
}
