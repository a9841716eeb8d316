import { programOf } from '#domain/notes';
import { anchorsAt, type Report } from '#domain/report';
import type { GradingJob, RunProgress } from '#domain/run';
import type { ExerciseVersion } from '#store/exercises';
import { reportSchema } from '#store/report-column';
import type { ClaimedRun } from '#store/runs';
import type { Deps } from './deps.ts';
import { filesUnder } from './plan-regrade.ts';

/** A claimed run with all a worker needs, but for the deployment's secret. `versionDir` is an absolute path. */
export interface GradingWork extends Omit<GradingJob, 'secret'> {
  /** To be sent back with whatever is said about the run. */
  claimToken: string;
}

/** Where the grading side gets its work and hands in results. False or `stale`: the claim is not held any more. */
export interface GradingDesk {
  /** The oldest waiting run; a preview's where none waits; `undefined` when there is nothing to do. */
  claimNext(workerId: string): GradingWork | undefined;
  setPhase(runId: string, claimToken: string, phase: NonNullable<RunProgress['phase']>): boolean;
  /**
   * The evidence is on disk before the row that names it. A report that is not complete, or leaves cases unscored, counts
   * as a break-down. @param evidence gzip of an `Evidence` as JSON
   */
  finish(runId: string, claimToken: string, report: Report, evidence: Uint8Array): boolean;
  /** Our side broke. Queued again, or held after the third time. */
  fail(runId: string, claimToken: string, fault: string): 'requeued' | 'held' | 'stale';
  /** At start-up, before any worker: puts back what was under way. @returns how many runs */
  requeueUnfinished(): number;
  /** Every held run, once the operator has mended what broke. A server that runs notices by itself. @returns how many runs */
  requeueHeld(): number;
}

export function createGradingDesk(
  deps: Pick<Deps, 'store' | 'evidence' | 'exercises' | 'previews' | 'runQueued' | 'reportProblem'>,
): GradingDesk {
  const { previews } = deps;
  const { runs } = deps.store;

  function giveUp(runId: string, claimToken: string, fault: string) {
    const became = runs.fail(runId, claimToken, fault);
    if (became === 'held') deps.reportProblem(`Run ${runId} is held after repeated break-downs: ${fault}`);
    return became;
  }

  function fail(runId: string, claimToken: string, fault: string) {
    if (previews.isPreview(runId)) {
      previews.fail(runId, fault);
      return 'requeued';
    }
    const became = giveUp(runId, claimToken, fault);
    if (became === 'requeued') deps.runQueued();
    return became;
  }

  return {
    claimNext(workerId) {
      for (let run = runs.claimNext(workerId); run; run = runs.claimNext(workerId)) {
        try {
          return prepare(deps, run);
        } catch (error) {
          // Without a word to the queue: it is asking already, and this loop comes to the run again.
          giveUp(run.runId, run.claimToken, `The run cannot be handed out: ${String(error)}`);
        }
      }
      return nextPreview(deps);
    },
    setPhase: runs.setPhase,
    finish(runId, claimToken, report, evidence) {
      const fault = faultIn(report);
      if (fault === undefined) {
        if (previews.isPreview(runId)) {
          return previews.finish(runId, (item) => runs.findReport(item.runId), report);
        }
        return runs.finish(runId, claimToken, report, deps.evidence.write(evidence));
      }
      fail(runId, claimToken, fault);
      return false;
    },
    fail,
    requeueUnfinished() {
      const count = runs.requeueUnfinished();
      if (count > 0) deps.runQueued();
      return count;
    },
    requeueHeld() {
      const count = runs.requeueHeld();
      if (count > 0) deps.runQueued();
      return count;
    },
  };
}

/** Work for a preview: only when nothing else waits, because a preview is nobody's grade. */
function nextPreview(deps: Pick<Deps, 'store' | 'exercises' | 'previews'>): GradingWork | undefined {
  const { previews } = deps;
  for (let work = previews.claimNext(); work; work = previews.claimNext()) {
    const { runId, claimToken, versionId, item } = work;
    try {
      return prepare(deps, { runId, claimToken, versionId, submissionId: item.submissionId });
    } catch (error) {
      previews.fail(runId, `The run cannot be handed out: ${String(error)}`);
    }
  }
  return undefined;
}

/** Why a report is no grade, if it is none. Where cases could not be scored too little is known, so another try is due. */
function faultIn(report: Report): string | undefined {
  if (!reportSchema.safeParse(report).success) return 'The worker sent a report that is not complete.';
  const { voidCases } = report;
  if (voidCases === 0) return undefined;
  return `${voidCases} ${voidCases === 1 ? 'case' : 'cases'} could not be scored: the engine or the world broke in each.`;
}

/** The run with its files and folder. Throws when they cannot be read: one broken row must not stop the queue. */
function prepare({ store, exercises }: Pick<Deps, 'store' | 'exercises'>, run: ClaimedRun): GradingWork {
  const { runId, claimToken, submissionId, versionId } = run;
  const version = store.exercises.find(versionId);
  const attempt = store.attempts.find(submissionId);
  if (!version || !attempt) throw new Error('its submission or its exercise version is gone.');
  return {
    runId,
    claimToken,
    versionDir: exercises.folderOf(version),
    version: version.number,
    anchors: anchorsAt(version.anchors, attempt.stage),
    stage: attempt.stage,
    files: filesFor({ store, exercises }, submissionId, attempt, version),
  };
}

/** The program as it was sent in; in a regrade with the read-only files of the version that it is graded under. */
function filesFor(
  deps: Pick<Deps, 'store' | 'exercises'>,
  submissionId: string,
  attempt: { versionId: string },
  version: ExerciseVersion,
) {
  if (attempt.versionId === version.id) return programOf(deps.store.submissions.getFiles(submissionId));
  const files = filesUnder(deps, submissionId, version);
  if (!files.ok) throw new Error(files.refusal.message);
  return files.value;
}
