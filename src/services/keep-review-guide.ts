import { DECISION_RECORD } from '#domain/notes';
import type { GuideSample, ReviewGuide } from '#domain/review-guide';
import type { ExerciseVersion } from '#store/exercises';
import type { Store } from '#store/open-store';

type GuideStore = Pick<Store, 'transaction' | 'rubrics' | 'calibration' | 'submissions'>;

/**
 * Takes in what is new in a version's review guide: its rubric, where none is in force yet (a later one is put in force by an
 * instructor, who sees first whom it concerns), and its samples. @returns whether a sample waits to be graded
 */
export function keepReviewGuide(
  store: GuideStore,
  { id, slug }: Pick<ExerciseVersion, 'id' | 'slug'>,
  { rubric, samples }: Pick<ReviewGuide, 'rubric' | 'samples'>,
): { queued: boolean } {
  return store.transaction(() => {
    if (rubric && !store.rubrics.find(slug))
      store.rubrics.add({ slug, rubric, appliedBy: 'start-up', why: 'The first rubric of the exercise.' });
    const known = store.calibration.list(slug);
    const queued = samples.map((sample) => keepSample(store, { id, slug }, sample));
    const names = new Set(samples.map(({ name }) => `${slug}/${name}`));
    for (const gone of known.filter((one) => !names.has(one.id))) store.calibration.retire(gone.id);
    return { queued: queued.includes(true) };
  });
}

/** Sends a sample in, once for each content; its gold marks may change at any time. @returns whether it was sent in now */
function keepSample(
  store: GuideStore,
  version: Pick<ExerciseVersion, 'id' | 'slug'>,
  { name, stage, files, predicted, gold }: GuideSample,
): boolean {
  const { slug } = version;
  const id = `${slug}/${name}`;
  const known = store.calibration.list(slug).find((one) => one.id === id);
  const isSame = known && sameFiles(store.submissions.getFiles(known.submissionId), files);
  if (known && isSame) {
    store.calibration.put({ ...known, gold });
    return false;
  }
  const { submissionId } = store.submissions.insert({
    userId: store.calibration.author(),
    slug,
    stage,
    versionId: version.id,
    files: [...files],
    idempotencyKey: `sample-${crypto.randomUUID()}`,
    ...(predicted && { predicted }),
  });
  const requestId = store.calibration.openRequest({ submissionId, slug, stage });
  store.calibration.put({ id, slug, requestId, gold });
  return true;
}

function sameFiles(
  before: readonly { path: string; text: string }[],
  after: readonly { path: string; text: string }[],
): boolean {
  const textOf = (files: typeof before) => new Map(files.map(({ path, text }) => [path, text]));
  const [a, b] = [textOf(before), textOf(after)];
  return a.size === b.size && b.has(DECISION_RECORD) && [...b].every(([path, text]) => a.get(path) === text);
}
