import type { Json } from '#domain/json';
import { canonicalJson } from '#domain/json';
import type { Seen } from './attack.ts';

/** Checks that each trial logged one record, which holds the text as event, as value and as key, letter for letter. */
export function loggedOnce(text: string): (seen: Seen) => void {
  const wanted = canonicalJson({ event: text, data: { text, [text]: text } satisfies Json });
  return ({ trials }) => {
    for (const { trace } of trials) {
      const seen = trace.logs.map(({ event, data }) => canonicalJson({ event, data }));
      if (seen.length !== 1 || seen[0] !== wanted) {
        throw new Error(`${trace.logs.length} records, the first ${JSON.stringify(trace.logs[0])}`);
      }
    }
  };
}
