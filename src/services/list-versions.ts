import type { AuditEntry } from '#domain/audit';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { hideBelow } from './refuse-below.ts';

/** A published version with the work that stands on it. */
export interface VersionRow {
  number: number;
  contentHash: string;
  publishedAt: number;
  /** null while new work may begin on it. */
  retiredAt: number | null;
  drafts: number;
  /** Sent in for it, graded or not. */
  submissions: number;
  /** Submissions that count by a run under it; a regrade moves them here. */
  counted: number;
}

/** Every version of an exercise, newest first, and what was done to it, newest first. For instructors. */
export function listVersions(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
): Result<{ title: string; versions: VersionRow[]; audit: AuditEntry[] }> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const versions = store.exercises.listOf(slug);
  const [newest] = versions;
  if (!newest) return refuse('not_found', `No exercise “${slug}” was ever published here.`);
  const drafts = store.workspaces.countByVersion(slug);
  const sent = store.attempts.countByVersion(slug);
  const rows = versions.map(({ id, number, contentHash, publishedAt, retiredAt }) => ({
    number,
    contentHash,
    publishedAt,
    retiredAt,
    drafts: drafts.get(id) ?? 0,
    submissions: sent.submissions.get(id) ?? 0,
    counted: sent.counted.get(id) ?? 0,
  }));
  return ok({ title: newest.manifest.title, versions: rows, audit: store.audit.list(slug) });
}
