import { type Anchor, anchorSchema, BASE_IDS, type BaseId } from '#domain/review';

const TARGET = /^(?<path>.+):(?<from>\d{1,6})(?:-(?<to>\d{1,6}))?$/;

/** Id of a submitted line on a review page: `src/main.ts:L14`. */
export function lineId(path: string, line: number): string {
  return `${path}:L${line}`;
}

/** Lines in words people point with: `14` or `14–17`. */
export function lineRange(anchor: Pick<Anchor, 'fromLine' | 'toLine'>): string {
  return anchor.fromLine === anchor.toLine ? `${anchor.fromLine}` : `${anchor.fromLine}–${anchor.toLine}`;
}

/** How the desk is looked at while a form is open, and what is put into it. */
export interface FormAddress {
  view: ReviewTab;
  /** What the code is compared with, where that was chosen. */
  against?: string | undefined;
  /** Query string of the list that the review was opened from. */
  list?: string | undefined;
  /** A comment to begin from. */
  insert?: string | undefined;
}

/** Query string of the desk, looked at like this: what was chosen stays chosen. */
export function viewQuery({ view, against, list, insert }: FormAddress): URLSearchParams {
  const query = new URLSearchParams({ view });
  if (against !== undefined) query.set('against', against);
  if (list) query.set('list', list);
  if (insert !== undefined) query.set('insert', insert);
  return query;
}

/** Query string and fragment that open a comment form under the last of these lines. */
export function commentHref(address: FormAddress, anchor: Anchor): string {
  const query = viewQuery(address);
  query.set('comment', `${anchor.path}:${anchor.fromLine}-${anchor.toLine}`);
  return `?${query}#${encodeURI(lineId(anchor.path, anchor.toLine))}`;
}

/** The lines named by a `comment` parameter such as `src/main.ts:14-17`; undefined when it names none. */
export function parseTarget(text: string | null): Anchor | undefined {
  const groups = TARGET.exec(text ?? '')?.groups;
  if (!groups) return undefined;
  const fromLine = Number(groups.from);
  const parsed = anchorSchema.safeParse({
    path: groups.path,
    fromLine,
    toLine: Number(groups.to ?? fromLine),
  });
  return parsed.success ? parsed.data : undefined;
}

/** The same lines within a file of so many: what lies beyond its end stands at the last one. */
export function withinFile(anchor: Anchor, lines: number): Anchor {
  const toLine = Math.max(1, Math.min(anchor.toLine, lines));
  return { ...anchor, fromLine: Math.min(anchor.fromLine, toLine), toLine };
}

/** Every line that any of these anchors speaks of. */
export function linesSpokenOf(anchors: readonly Pick<Anchor, 'fromLine' | 'toLine'>[]): Set<number> {
  const lines = new Set<number>();
  for (const { fromLine, toLine } of anchors) {
    for (let line = fromLine; line <= toLine; line += 1) lines.add(line);
  }
  return lines;
}

/** What a mentor reads: what changed, each file in full, the report, the decision record, sampled traces, what the exercise gives mentors. */
export const REVIEW_TABS = ['diff', 'whole', 'report', 'record', 'traces', 'guide'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

export function reviewTab(text: string | null): ReviewTab {
  return REVIEW_TABS.find((tab) => tab === text) ?? 'diff';
}

/** What the code is to be compared with; undefined where nothing known is named. */
export function baseIn(text: string | null): BaseId | undefined {
  return BASE_IDS.find((id) => id === text);
}
