import type { ModeId } from '#domain/mode';
import type { PublicReport } from '#domain/report';
import type { Bucket } from '#domain/scoring';
import { bucketRank } from './report-words.ts';

/** A mode that did not hold on hidden cases, and the families a learner may know of. */
export interface PractiseNext {
  mode: ModeId;
  hidden: Bucket;
  /** `isPublic`: practice has a sibling of this family. */
  families: { id: string; title: string; isPublic: boolean }[];
}

/** Modes that did not always hold, weakest first; families only where a learner may be told their names. */
export function practiseNext(
  report: Pick<PublicReport, 'modes' | 'weakFamilies' | 'practice'>,
): PractiseNext[] {
  const siblings = new Set(report.practice.families.map((family) => family.id));
  return report.modes
    .flatMap(({ mode, hidden }) => (hidden === 'closed' || hidden === 'always' ? [] : [{ mode, hidden }]))
    .sort((a, b) => bucketRank(a.hidden) - bucketRank(b.hidden))
    .map(({ mode, hidden }) => ({
      mode,
      hidden,
      families: report.weakFamilies
        .filter((family) => family.mode === mode)
        .map(({ id, title }) => ({ id, title, isPublic: siblings.has(id) })),
    }));
}
