import { z } from 'zod';
import { MODE_IDS, type ModeId } from '#domain/mode';
import { VERDICTS } from '#domain/verdict';
import { type BrowserStore, browserStore } from '../saving/browser-store.ts';
import type { FamilyRow } from './practice-results.ts';

const markSchema = z.object({
  seed: z.number().int().min(1),
  verdict: z.enum(VERDICTS),
  isHeld: z.boolean(),
  /** Judged files that had changed by the time of the last run. */
  isStale: z.boolean(),
});

const familySchema = z.object({
  family: z.string(),
  mode: z.enum(MODE_IDS as [ModeId, ...ModeId[]]).optional(),
  title: z.string().optional(),
  marks: z.array(markSchema),
});

const keptSchema = z.object({
  contentHash: z.string(),
  /** `fingerprint` of the program that the last run judged. */
  program: z.string(),
  families: z.array(familySchema),
});

/**
 * The marks of the last practice as this browser keeps them beside the work, so that a reload does not lose them. Marks
 * only: what happened in a trial is found by running it again. Nothing of it is ever sent to the server.
 */
export type KeptPractice = z.infer<typeof keptSchema>;
export type KeptFamily = z.infer<typeof familySchema>;

/** Where the marks of one person (or of nobody signed in), exercise and stage lie. */
export function keptPractice(
  viewerId: string | null,
  slug: string,
  stage: number,
  storage: () => Storage,
): BrowserStore<KeptPractice> {
  return browserStore(`holdfast:practice:${viewerId ?? 'nobody'}:${slug}:${stage}`, keptSchema, storage);
}

/** What there is to keep of these rows: marks that were run, with whether they are of the program last run. */
export function familiesToKeep(
  rows: readonly FamilyRow[],
  titles: Readonly<Record<string, string>>,
): KeptFamily[] {
  return rows
    .map(({ family, mode, marks }) => ({
      family,
      ...(mode && { mode }),
      ...(titles[family] !== undefined && { title: titles[family] }),
      marks: marks.flatMap(({ seed, verdict, isHeld, isStale }) =>
        verdict === undefined ? [] : [{ seed, verdict, isHeld, isStale }],
      ),
    }))
    .filter(({ marks }) => marks.length > 0);
}

/**
 * The marks to open with: this person's own; those from before signing in only where they are of the very program in hand,
 * because somebody else may have sat here. Marks of another version of the exercise are none.
 */
export function marksToOpen(
  own: KeptPractice | undefined,
  anonymous: KeptPractice | undefined,
  at: { contentHash: string; program: string },
): { kept: KeptPractice; isBrought: boolean } | undefined {
  if (own?.contentHash === at.contentHash) return { kept: own, isBrought: false };
  if (anonymous?.contentHash !== at.contentHash || anonymous.program !== at.program) return undefined;
  return { kept: anonymous, isBrought: true };
}
