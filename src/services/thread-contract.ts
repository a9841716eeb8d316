/** What pages may ask of us about threads, what they stand at, suggested edits, reusable comments and private notes. */

export type ThreadServices = Record<never, never>;
