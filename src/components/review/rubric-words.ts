import type { SourceFile } from '#domain/program';
import type { MarksView } from '#services/rubric-contract';

/** Pointers that a marker may begin from: places in the files, trials, numbers of the report. */
export function pointersOf({
  files,
  families = [],
  numbers = [],
}: {
  files: readonly SourceFile[];
  families?: readonly string[];
  numbers?: readonly string[];
}): string[] {
  return [
    ...files.filter(({ path }) => !path.startsWith('data/')).map(({ path }) => `${path}:`),
    ...families.map((family) => `${family}, seed `),
    ...numbers,
  ];
}

/** How far a marking is: `9 of 10 marked, median 3`. */
export function markedWords({ rows, marked, median }: MarksView): string {
  const done = `${marked} of ${rows.length} marked`;
  return median === null ? done : `${done}, median ${median}`;
}

/** What stands between the machine's level and the same one confirmed, in a sentence. */
export function confirmedWords({ rows, marked, median, machine, confirmed, obstacles }: MarksView): string {
  if (machine === null) return 'Nothing is graded yet, so no level can be confirmed.';
  if (marked === 0) return 'Marks are optional. A level is confirmed only when every row has one.';
  if (median === null || confirmed === null) {
    const missing = rows.filter(({ mark }) => !mark).map(({ row }) => row.title);
    return `Not confirmed yet: ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} no mark.`;
  }
  if (confirmed === machine) return `Confirmed: ${confirmed}.`;
  const named = rows.filter(({ row }) => obstacles.includes(row.id)).map(({ row }) => row.title);
  const why =
    named.length > 0
      ? `${named.join(', ')} ${named.length === 1 ? 'stands' : 'stand'} in the way`
      : `the median is ${median}`;
  return `Confirmed: ${confirmed}. Measured is ${machine}; ${why}.`;
}
