import { z } from 'zod';
import { sourceFilesSchema } from '#domain/program';

const copySchema = z.object({
  files: sourceFilesSchema,
  /** Revision of the server that the copy builds on; 0 when nobody was signed in. */
  revision: z.number().int(),
  keptAt: z.number(),
});

/** A draft as this browser keeps it. */
export type BrowserCopy = z.infer<typeof copySchema>;

export interface BrowserCopies {
  read(): BrowserCopy | undefined;
  /** Whether the copy is now stored; false when storage is full or switched off. */
  write(copy: BrowserCopy): boolean;
  remove(): void;
}

/** Where the draft of one person (or of nobody signed in), exercise and stage lies. */
export function copyKey(viewerId: string | null, slug: string, stage: number): string {
  return `holdfast:draft:${viewerId ?? 'nobody'}:${slug}:${stage}`;
}

/**
 * Copies under one key. Storage may be switched off or full; then reads give undefined and writes false.
 * A copy that cannot be read is treated as absent: it is never the only place of work that was acknowledged.
 */
export function browserCopies(key: string, storage: () => Storage): BrowserCopies {
  return {
    read() {
      const text = attempt(() => storage().getItem(key));
      if (typeof text !== 'string') return undefined;
      const copy = copySchema.safeParse(attempt<unknown>(() => JSON.parse(text)));
      return copy.success ? copy.data : undefined;
    },
    write: (copy) => attempt(() => storage().setItem(key, JSON.stringify(copy)) ?? true) === true,
    remove: () => void attempt(() => storage().removeItem(key)),
  };
}

/** Storage throws when it is full or switched off, and old text may be no JSON; both mean that there is no copy. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
