/** What is kept of what people did to an exercise: who, what, when, why. */

export const AUDIT_ACTIONS = ['publish', 'retire', 'regrade', 'rubric'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Characters of a reason: long enough to say why, short enough to be read in a list. */
export const REASON_LENGTH = 500;

/** One act. Rows are only ever added. */
export interface AuditEntry {
  /** Grows by one with every act on any exercise. */
  seq: number;
  /** Unix milliseconds. */
  at: number;
  actorName: string;
  action: AuditAction;
  slug: string;
  /** Publication number of the version it was done to, or graded under. */
  version: number;
  reason: string;
  /** Runs that a regrade queued; null for what queues none. */
  runs: number | null;
}
