import type { RegradeChange } from '#domain/regrade';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { ExerciseVersion } from '#store/exercises';
import { actorOf, checkReason } from './audit-reason.ts';
import type { Deps } from './deps.ts';
import { findVersion } from './diff-versions.ts';
import { planRegrade, type RegradeItem } from './plan-regrade.ts';
import { hideBelow } from './refuse-below.ts';
import type { PreviewOutcome } from './regrade-previews.ts';

type RegradeDeps = Pick<Deps, 'store' | 'exercises' | 'authoring' | 'previews' | 'runQueued' | 'now'>;

/** A submission that a regrade would concern, with what a preview found so far. */
export interface RegradeRow extends RegradeItem {
  /** null until a preview has graded it. */
  change: RegradeChange | null;
  /** Why a preview could not tell, on our side. */
  fault: string | null;
}

export interface RegradeView {
  /** Publication number of the target. */
  to: number;
  /** Those that would change first, by how much; then as they came in. */
  rows: RegradeRow[];
  /** null when nobody has asked for a preview since the server started. */
  preview: { startedAt: number; startedBy: string; done: number; total: number } | null;
}

/** Whom a regrade under a version would concern, how, and what a preview found. Changes nothing. For instructors. */
export function viewRegrade(
  deps: RegradeDeps,
  viewer: Viewer,
  slug: string,
  to: number,
): Result<RegradeView> {
  const target = findTarget(deps, viewer, slug, to);
  if (!target.ok) return target;
  const state = deps.previews.find(target.value.id);
  const rows = planRegrade(deps, target.value).map((item) => ({
    ...item,
    change: null,
    fault: null,
    ...told(state?.outcomes.get(item.submissionId)),
  }));
  const preview = state && {
    startedAt: state.startedAt,
    startedBy: state.startedBy,
    done: state.outcomes.size,
    total: state.total,
  };
  return ok({ to, rows: rows.sort(byChange), preview: preview ?? null });
}

/** Has every submission that can be graded under a version graded there, in memory alone, to be looked at. For instructors. */
export function previewRegrade(
  deps: RegradeDeps,
  viewer: Viewer,
  slug: string,
  to: number,
): Result<{ total: number }> {
  const target = findTarget(deps, viewer, slug, to);
  if (!target.ok) return target;
  const items = planRegrade(deps, target.value).filter((item) => item.way !== 'cannot');
  if (items.length === 0) return refuseNothing(slug, to);
  const { id: versionId } = target.value;
  deps.previews.start({ versionId, startedAt: deps.now(), startedBy: viewer.name, items });
  deps.runQueued();
  return ok({ total: items.length });
}

/**
 * Queues a run under a version for every graded submission that can be graded there and does not count there yet,
 * beside the runs it has, and writes down who did it and why. Costs no learner an attempt, and comes behind whatever
 * learners wait for. For instructors.
 */
export function applyRegrade(
  deps: RegradeDeps,
  viewer: Viewer,
  slug: string,
  to: number,
  why: string,
): Result<{ queued: number; left: number }> {
  const target = findTarget(deps, viewer, slug, to);
  if (!target.ok) return target;
  const reason = checkReason(why);
  if (!reason.ok) return reason;
  const queued = deps.store.transaction(() => queueRuns(deps, viewer, target.value, reason.value));
  if (!queued.ok) return queued;
  deps.previews.forget(target.value.id);
  deps.runQueued();
  return queued;
}

/** Must run inside a transaction: a submission must not be queued twice. */
function queueRuns(
  deps: RegradeDeps,
  viewer: Viewer,
  { id: versionId, slug, number }: ExerciseVersion,
  reason: string,
): Result<{ queued: number; left: number }> {
  const { store } = deps;
  const version = store.exercises.find(versionId);
  const all = version ? planRegrade(deps, version) : [];
  const items = all.filter((item) => item.way !== 'cannot' && !item.isQueued);
  if (items.length === 0) return refuseNothing(slug, number);
  const actor = actorOf(viewer);
  const auditSeq = store.audit.add({ actor, action: 'regrade', slug, versionId, reason, runs: items.length });
  for (const { submissionId } of items) store.runs.queueRegrade({ submissionId, versionId, auditSeq });
  return ok({ queued: items.length, left: all.length - items.length });
}

function findTarget(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  to: number,
): Result<ExerciseVersion> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const version = findVersion({ store }, slug, to);
  if (!version.ok || version.value.retiredAt === null) return version;
  return refuse('conflict', `Version ${to} of “${slug}” is retired; nothing is graded under it any more.`);
}

function refuseNothing(slug: string, to: number) {
  return refuse(
    'conflict',
    `No graded submission to “${slug}” is left for version ${to}: each counts or waits there already, or has no room there.`,
  );
}

function told(outcome: PreviewOutcome | undefined): Partial<RegradeRow> {
  return outcome ?? {};
}

/** Down before up, because somebody loses by it; then by the size of the step. */
function byChange(a: RegradeRow, b: RegradeRow): number {
  const rank = ({ change }: RegradeRow) => (change ? { down: 0, up: 1, same: 3 }[change.direction] : 2);
  const step = ({ change }: RegradeRow) =>
    Math.abs((change?.reliability.after ?? 0) - (change?.reliability.before ?? 0));
  return rank(a) - rank(b) || step(b) - step(a);
}
