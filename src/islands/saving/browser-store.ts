import type { z } from 'zod';

/** One thing that this browser keeps. */
export interface BrowserStore<T> {
  read(): T | undefined;
  /** Whether it is now stored; false when storage is full or switched off. */
  write(value: T): boolean;
  remove(): void;
}

/**
 * What is kept under one key. Storage may be switched off or full; then reads give undefined and writes false.
 * What cannot be read is treated as absent: it is never the only place of work that was acknowledged.
 */
export function browserStore<T>(key: string, schema: z.ZodType<T>, storage: () => Storage): BrowserStore<T> {
  return {
    read() {
      const text = attempt(() => storage().getItem(key));
      if (typeof text !== 'string') return undefined;
      const read = schema.safeParse(attempt<unknown>(() => JSON.parse(text)));
      return read.success ? read.data : undefined;
    },
    write: (value) => attempt(() => storage().setItem(key, JSON.stringify(value)) ?? true) === true,
    remove: () => void attempt(() => storage().removeItem(key)),
  };
}

/** Storage throws when it is full or switched off, and old text may be no JSON; both mean that there is nothing. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
