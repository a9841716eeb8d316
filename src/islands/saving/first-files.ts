import type { SourceFile } from '#domain/program';
import { sameFiles } from '../files/draft.ts';
import type { BrowserCopy } from './browser-copy.ts';
import type { Theirs } from './save-state.ts';

/** What the page gave us: the server's workspace, or the starter for somebody signed out. */
export interface Given extends Theirs {
  starter: readonly SourceFile[];
}

/** What to show first, given what the page brought and what this browser kept. */
export type FirstFiles =
  | { kind: 'given' }
  /** Unsaved work of the same person: goes on where it stopped. */
  | { kind: 'restored'; files: readonly SourceFile[] }
  /** The same, but somewhere else a newer revision was saved in the meantime. */
  | { kind: 'conflict'; files: readonly SourceFile[]; revision: number; theirs: Theirs }
  /** Work from before signing in, into an untouched workspace. */
  | { kind: 'brought'; files: readonly SourceFile[] }
  /** The same, but the workspace holds work already: the person chooses. */
  | { kind: 'offered'; files: readonly SourceFile[] };

/**
 * Decides which files open. `own` is the copy of this person (of nobody, when signed out), `anonymous` the one that was
 * made in this browser before signing in.
 */
export function firstFiles(
  given: Given,
  own: BrowserCopy | undefined,
  anonymous: BrowserCopy | undefined,
): FirstFiles {
  if (own && !sameFiles(own.files, given.files)) {
    if (own.revision === given.revision) return { kind: 'restored', files: own.files };
    return { kind: 'conflict', files: own.files, revision: own.revision, theirs: given };
  }
  if (anonymous && !sameFiles(anonymous.files, given.files) && !sameFiles(anonymous.files, given.starter)) {
    const untouched = sameFiles(given.files, given.starter);
    return { kind: untouched ? 'brought' : 'offered', files: anonymous.files };
  }
  return { kind: 'given' };
}
