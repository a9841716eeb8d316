import type { Manifest } from '#domain/exercise';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { RunState } from '#domain/run';
import type { PackedFile } from '../files/packed-files.ts';

/** An earlier attempt at this stage, as the history lists it. */
export interface PastAttempt {
  submissionId: string;
  attempt: number;
  submittedAt: number;
  state: RunState;
  level: Level | null;
  review: 'waiting' | 'claimed' | 'published' | 'withdrawn' | null;
}

/** Hidden runs left; `nextAt` is unix milliseconds, null when none is missing. */
export interface HiddenRuns {
  left: number;
  of: number;
  nextAt: number | null;
}

/** Everything the page hands to the workspace, as plain data. */
export interface WorkspaceProps {
  /** null: nobody is signed in; the work stays in this browser. */
  viewerId: string | null;
  exercise: {
    manifest: Manifest;
    contentHash: string;
    /** Publication number. */
    version: number;
    /** Same-origin URL of the public world bundle. */
    practiceUrl: string;
    /** Steps that help with a family, by its id. */
    hints: Record<string, string[]>;
  };
  /** 1-based. */
  stage: number;
  starter: SourceFile[];
  workspace: { files: PackedFile[]; revision: number; savedAt: number | null };
  /** The stage's brief as HTML of our own making. */
  briefHtml: string;
  attempts: PastAttempt[];
  hiddenRuns: HiddenRuns | null;
  /** The stage whose work this one was just begun with. */
  begunFrom?: number | null;
  /** Family to show first in practice. */
  family: string | null;
  /** An author looks at their own folder: practice runs, and nothing can be sent in. */
  isDraft?: boolean;
}
