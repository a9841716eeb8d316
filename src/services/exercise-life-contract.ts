/** What pages may ask of us about the life of an exercise, for instructors: versions, statistics, regrades, drafts. */
import type { AuditEntry } from '#domain/audit';
import type { Result } from '#domain/result';
import type { VersionChange } from '#domain/version-diff';
import type { Viewer } from '#domain/viewer';
import type { ExerciseDraft, UnpublishedFolder } from './exercise-draft.ts';
import type { FamilyStatistics } from './family-statistics.ts';
import type { VersionRow } from './list-versions.ts';
import type { Published } from './publish-exercise.ts';
import type { RegradeView } from './regrade.ts';

/** As if nothing were there for everybody but instructors. */
export interface ExerciseLifeServices {
  /** Every version, newest first, and what was done to the exercise. */
  listVersions(
    viewer: Viewer,
    slug: string,
  ): Result<{ title: string; versions: VersionRow[]; audit: AuditEntry[] }>;
  /** What changed between two versions, in sentences. */
  diffVersions(viewer: Viewer, slug: string, between: { from: number; to: number }): Result<VersionChange[]>;
  /** Closes a version, or all of them, to new work. */
  retireVersions(
    viewer: Viewer,
    slug: string,
    which: number | 'all',
    why: string,
  ): Result<{ retired: number[] }>;
  /** How every hidden family does its work, over what learners sent in. */
  familyStatistics(
    viewer: Viewer,
    slug: string,
    at: { stage: number; version?: number | undefined },
  ): Result<FamilyStatistics>;
  /** Whom a regrade under a version would concern, and what a preview found so far. */
  viewRegrade(viewer: Viewer, slug: string, to: number): Result<RegradeView>;
  /** Has it tried out by the workers; nothing is stored. */
  previewRegrade(viewer: Viewer, slug: string, to: number): Result<{ total: number }>;
  /** Queues new runs beside the old ones. */
  applyRegrade(
    viewer: Viewer,
    slug: string,
    to: number,
    why: string,
  ): Result<{ queued: number; left: number }>;
  /** Exercise folders of which nothing was ever published. */
  listUnpublished(viewer: Viewer): Promise<Result<UnpublishedFolder[]>>;
  /** The exercise's folder as it is now. */
  viewDraft(viewer: Viewer, slug: string): Promise<Result<ExerciseDraft>>;
  /** The same, with its practice ready to be run. */
  openDraft(viewer: Viewer, slug: string): Promise<Result<ExerciseDraft & { practiceUrl: string }>>;
  /** Publishes the folder as it is now, if a proof for exactly this content exists. */
  publishDraft(viewer: Viewer, slug: string, why: string): Promise<Result<Published>>;
}
