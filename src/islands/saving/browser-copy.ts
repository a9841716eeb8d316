import { z } from 'zod';
import { sourceFilesSchema } from '#domain/program';
import { type BrowserStore, browserStore } from './browser-store.ts';

const copySchema = z.object({
  files: sourceFilesSchema,
  /** Revision of the server that the copy builds on; 0 when nobody was signed in. */
  revision: z.number().int(),
  keptAt: z.number(),
});

/** A draft as this browser keeps it. */
export type BrowserCopy = z.infer<typeof copySchema>;

export type BrowserCopies = BrowserStore<BrowserCopy>;

/** Where the draft of one person (or of nobody signed in), exercise and stage lies. */
export function copyKey(viewerId: string | null, slug: string, stage: number): string {
  return `holdfast:draft:${viewerId ?? 'nobody'}:${slug}:${stage}`;
}

/** Copies of a draft under one key. */
export function browserCopies(key: string, storage: () => Storage): BrowserCopies {
  return browserStore(key, copySchema, storage);
}
