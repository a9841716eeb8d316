import { familiesAtStage, limitsOf } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import { drawsAlike } from '#domain/version-diff';
import { secretCommitment } from '#grader/receipt';
import type { Attempt } from '#store/attempts';
import type { ExerciseVersion } from '#store/exercises';
import { completeFiles } from './complete-files.ts';
import type { Deps } from './deps.ts';

/** How a submission can be graded under another version: from its stored traces, by running it, or not at all. */
export type RegradeWay = 'rejudge' | 'run' | 'cannot';

/** A graded submission that does not count by a run under the target version. */
export interface RegradeItem {
  submissionId: string;
  learnerName: string;
  stage: number;
  attempt: number;
  /** The run it counts by, and its version. */
  runId: string;
  version: number;
  level: Level | null;
  /** Of the hidden suite, in [0, 1]. */
  reliability: number | null;
  way: RegradeWay;
  /** Why it must be run, or cannot be graded there at all; null for what can be judged from its traces. */
  why: string | null;
  /** Set while a run under the target version is queued or under way already. */
  isQueued: boolean;
}

type PlanDeps = Pick<Deps, 'store' | 'exercises' | 'authoring'>;

/**
 * Which submissions a regrade would concern, and how each could be graded there, oldest first. Nothing is run and no
 * world is loaded; where traces may be judged again, the grader still makes sure that the world answers alike.
 */
export function planRegrade(deps: PlanDeps, to: ExerciseVersion): RegradeItem[] {
  const waiting = deps.store.runs.listWaitingUnder(to.id);
  return deps.store.attempts
    .listGraded(to.slug)
    .filter((attempt) => attempt.run.versionId !== to.id)
    .map((attempt) => ({
      submissionId: attempt.submissionId,
      learnerName: attempt.learnerName,
      stage: attempt.stage,
      attempt: attempt.attempt,
      runId: attempt.run.runId,
      version: attempt.run.versionNumber,
      level: attempt.run.level,
      reliability: attempt.run.reliability,
      ...wayOf(deps, attempt, to),
      isQueued: waiting.has(attempt.submissionId),
    }));
}

/** The files of a submission as they count under another version; a refusal where it has no room for them. */
export function filesUnder(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  submissionId: string,
  to: ExerciseVersion,
) {
  return completeFiles(exercises.get(to), store.submissions.getFiles(submissionId));
}

function wayOf(deps: PlanDeps, attempt: Attempt, to: ExerciseVersion): Pick<RegradeItem, 'way' | 'why'> {
  if (to.manifest.stages[attempt.stage - 1] === undefined) {
    return { way: 'cannot', why: `Version ${to.number} has no stage ${attempt.stage}.` };
  }
  const files = filesUnder(deps, attempt.submissionId, to);
  if (!files.ok) return { way: 'cannot', why: files.refusal.message };
  const why = whyRun(deps, attempt, to, files.value);
  return why === undefined ? { way: 'rejudge', why: null } : { way: 'run', why };
}

/** Why stored traces say nothing of the target version, if so. */
function whyRun(
  { store, authoring }: PlanDeps,
  { submissionId, stage, run }: Attempt,
  to: ExerciseVersion,
  files: readonly SourceFile[],
): string | undefined {
  const from = store.exercises.find(run.versionId);
  const receipt = store.runs.findReceipt(run.runId);
  if (!from || !store.evidence.find(run.runId)) return 'Its traces are no longer kept.';
  if (!receipt) return 'It was graded before receipts, so nothing tells what its traces were made of.';
  if (!drawsAlike(from.manifest, to.manifest)) return 'The version draws other hidden values.';
  if (authoring && secretCommitment(authoring.secret, to.manifest) !== receipt.secret) {
    return 'It was graded with another secret, which drew other hidden values.';
  }
  const [before, after] = [from, to].map(({ manifest }) => canonicalJson(familiesAtStage(manifest, stage)));
  if (before !== after) return 'Other families count at this stage.';
  if (canonicalJson(receipt.limits) !== canonicalJson(limitsOf(to.manifest)))
    return 'A trial has other limits.';
  if (from.manifest.entry !== to.manifest.entry) return 'The system starts in another file.';
  const sent = store.submissions.getFiles(submissionId);
  return canonicalJson(sorted(sent)) === canonicalJson(sorted(files))
    ? undefined
    : 'Files that the exercise hands out are others.';
}

function sorted(files: readonly SourceFile[]): SourceFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
