import type { Level } from '#domain/level';
import { confirmedLevel, type Mark } from '#domain/rubric';
import type { Store } from '#store/open-store';

type MarkStore = Pick<Store, 'markings' | 'appeals' | 'rubrics'>;

/** What an appeal's decision rests on, where marks ask for evidence. */
const ON_APPEAL = 'decided on appeal';

/** The marks that hold for a review: those it was published with, each replaced where an appeal was decided. */
export function heldMarks(
  store: Pick<MarkStore, 'markings' | 'appeals'>,
  requestId: string,
  markingId: string,
): Mark[] {
  const decided = store.appeals.listOf(requestId).filter(({ decidedAt }) => decidedAt !== null);
  return withAppeals(store.markings.listMarks(markingId), decided);
}

/** Marks with what appeals decided put in their place. A decision counts in full: its words are what it rests on. */
export function withAppeals(
  marks: readonly Mark[],
  decided: readonly { row: string; points: Mark['points'] | null; words: string }[],
): Mark[] {
  return marks.map((mark) => {
    const appeal = decided.find(({ row }) => row === mark.row);
    if (!appeal || appeal.points === null) return mark;
    return {
      row: mark.row,
      points: appeal.points,
      evidence: [...mark.evidence, ON_APPEAL],
      note: appeal.words,
    };
  });
}

/**
 * The level that machine and mentor agree on, by the rubric in force today; null where no review was published, a row has no
 * mark, or nothing was graded. Computed whenever it is read, never stored.
 */
export function confirmedOf(
  store: MarkStore,
  attempt: {
    slug: string;
    run: { level: Level | null };
    review: { requestId: string; publishedAt: number | null } | null;
  },
): Level | null {
  const { slug, run, review } = attempt;
  if (run.level === null || !review || review.publishedAt === null) return null;
  const published = store.markings.findPublished(review.requestId);
  if (!published) return null;
  const rubric = store.rubrics.find(slug)?.rubric;
  if (!rubric) return null;
  return confirmedLevel(run.level, rubric, heldMarks(store, review.requestId, published.id)) ?? null;
}
