import { RECORD_HEADINGS } from '#domain/notes';
import { type ThreadTarget, threadTargetSchema } from '#domain/thread-target';
import { lineRange } from './line-target.ts';

/** What a thread is about, in words. `familyTitles` by id, where they are known. */
export function targetInWords(
  target: ThreadTarget,
  familyTitles: ReadonlyMap<string, string> = new Map(),
): string {
  const titleOf = (family: string) => familyTitles.get(family) ?? family;
  switch (target.kind) {
    case 'lines': {
      const { path, fromLine, toLine } = target.lines;
      return `${path}, line${fromLine === toLine ? '' : 's'} ${lineRange(target.lines)}`;
    }
    case 'family':
      return `practice family “${titleOf(target.family)}”`;
    case 'step': {
      const trial = `${titleOf(target.family)}, ${target.twin} twin, seed ${target.seed}`;
      return target.step === undefined ? `trial: ${trial}` : `step ${target.step} of the trial ${trial}`;
    }
    case 'field':
      return `decision record, “${RECORD_HEADINGS[target.heading] ?? 'a heading'}”`;
    case 'whole':
      return 'the work as a whole';
  }
}

/** A target as a query string: `about={"kind":"whole"}`. */
export function targetQuery(target: ThreadTarget): string {
  return new URLSearchParams({ about: JSON.stringify(target) }).toString();
}

/** The target that a query string or a form names as JSON; undefined when it names none. */
export function parseAbout(text: string | null): ThreadTarget | undefined {
  try {
    return threadTargetSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
