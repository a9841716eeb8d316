import { meanGap, weightedKappa } from '#domain/agreement';
import { ok, type Result } from '#domain/result';
import { POINTS } from '#domain/rubric';
import type { Viewer } from '#domain/viewer';
import type { PublishedMark } from '#store/markings';
import type { Deps } from './deps.ts';
import { hideBelow } from './refuse-below.ts';
import type { FairnessView } from './rubric-contract.ts';

/** How marks of each exercise agree: two markings row by row, each mentor against all others. For instructors. */
export function viewFairness({ store }: Pick<Deps, 'store'>, viewer: Viewer): Result<FairnessView[]> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  return ok(
    store.exercises.listLatest().flatMap(({ slug, manifest }) => {
      const rubric = store.rubrics.find(slug)?.rubric;
      if (!rubric) return [];
      const pairs = store.markings.listAgreements(slug);
      const marks = store.markings.listPublishedMarks(slug);
      const rows = rubric.rows.map(({ id, title }) => {
        const of = pairs.filter(({ row }) => row === id).map(({ first, second }) => [first, second] as const);
        return { id, title, n: of.length, kappa: weightedKappa(of, POINTS) ?? null };
      });
      const reviews = new Set(marks.map(({ requestId }) => requestId)).size;
      const most = Math.max(0, ...rows.map(({ n }) => n));
      return [{ slug, title: manifest.title, marked: reviews, pairs: most, rows, mentors: mentorsOf(marks) }];
    }),
  );
}

/** Each mentor's mean of reviews beside all others', the most reviews first. The review is the unit, not the row. */
function mentorsOf(marks: readonly PublishedMark[]): FairnessView['mentors'] {
  const reviews = [...Map.groupBy(marks, ({ requestId }) => requestId).values()].flatMap((rows) => {
    const [first] = rows;
    return first
      ? [{ id: first.markerId, name: first.markerName, mean: mean(rows.map(({ points }) => points)) }]
      : [];
  });
  return [...Map.groupBy(reviews, ({ id }) => id)]
    .map(([id, own]) => ({
      id,
      name: own[0]?.name ?? '',
      reviews: own.length,
      gap:
        meanGap(
          own.map((review) => review.mean),
          reviews.filter((review) => review.id !== id).map((review) => review.mean),
        ) ?? null,
    }))
    .sort((a, b) => b.reviews - a.reviews || a.name.localeCompare(b.name, 'en'));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
