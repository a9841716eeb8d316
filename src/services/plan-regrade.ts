import { type Exercise, familiesAtStage, isEditable, limitsOf, type Manifest } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { Level } from '#domain/level';
import { programOf } from '#domain/notes';
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
  const relations = createRelations(deps, to);
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
      ...wayOf(deps, attempt, relations(attempt.versionId), relations(attempt.run.versionId)),
      isQueued: waiting.has(attempt.submissionId),
    }));
}

/** How another version stands to the target: what is the same for every submission there, so that it is found out once. */
interface Relation {
  from: ExerciseVersion;
  to: ExerciseVersion;
  /** Whether files that are complete under one are complete, and the same, under the other. */
  handsOutAlike: boolean;
  /** Why traces made under it say nothing of the target, if that follows from the versions alone. */
  why: string | undefined;
}

function createRelations(deps: PlanDeps, to: ExerciseVersion): (versionId: string) => Relation {
  const known = new Map<string, Relation>();
  return (versionId) => {
    const relation = known.get(versionId) ?? relate(deps, versionId, to);
    known.set(versionId, relation);
    return relation;
  };
}

function relate({ store, exercises }: PlanDeps, versionId: string, to: ExerciseVersion): Relation {
  const from = store.exercises.find(versionId);
  if (!from) throw new Error(`There is no exercise version ${versionId}.`);
  const [one, other] = [from, to].map((version) => canonicalJson(fixedPart(exercises.get(version))));
  return { from, to, handsOutAlike: one === other, why: whyNever(from.manifest, to.manifest) };
}

/** What completes a submission: the rules and the read-only files. */
function fixedPart({ manifest, starter }: Exercise) {
  return [manifest.editable, starter.filter((file) => !isEditable(manifest, file.path))];
}

function whyNever(from: Manifest, to: Manifest): string | undefined {
  if (!drawsAlike(from, to)) return 'The version draws other hidden values.';
  return from.entry === to.entry ? undefined : 'The system starts in another file.';
}

/** The files of a submission as they count under another version; a refusal where it has no room for them. */
export function filesUnder(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  submissionId: string,
  to: ExerciseVersion,
) {
  return completeFiles(exercises.get(to), programOf(store.submissions.getFiles(submissionId)));
}

/** @param sent the version it was sent in for @param graded the version it was graded under */
function wayOf(
  deps: PlanDeps,
  attempt: Attempt,
  sent: Relation,
  graded: Relation,
): Pick<RegradeItem, 'way' | 'why'> {
  const { to } = sent;
  if (to.manifest.stages[attempt.stage - 1] === undefined) {
    return { way: 'cannot', why: `Version ${to.number} has no stage ${attempt.stage}.` };
  }
  if (!sent.handsOutAlike) {
    const files = filesUnder(deps, attempt.submissionId, to);
    if (!files.ok) return { way: 'cannot', why: files.refusal.message };
  }
  const why = graded.why ?? whyRun(deps, attempt, graded);
  return why === undefined ? { way: 'rejudge', why: null } : { way: 'run', why };
}

/** Why the traces of this submission say nothing of the target version, if so. */
function whyRun(
  deps: PlanDeps,
  { submissionId, stage, run }: Attempt,
  { from, to, handsOutAlike }: Relation,
): string | undefined {
  const { store, authoring } = deps;
  if (!store.evidence.find(run.runId)) return 'Its traces are no longer kept.';
  const receipt = store.runs.findReceipt(run.runId);
  if (!receipt) return 'It was graded before receipts, so nothing tells what its traces were made of.';
  if (authoring && secretCommitment(authoring.secret, to.manifest) !== receipt.secret) {
    return 'It was graded with another secret, which drew other hidden values.';
  }
  const [before, after] = [from, to].map(({ manifest }) => canonicalJson(familiesAtStage(manifest, stage)));
  if (before !== after) return 'Other families count at this stage.';
  if (canonicalJson(receipt.limits) !== canonicalJson(limitsOf(to.manifest)))
    return 'A trial has other limits.';
  if (handsOutAlike || hasSameFiles(deps, submissionId, from, to)) return undefined;
  return 'Files that the exercise hands out are others.';
}

/** Whether a submission is the same program under both versions. */
function hasSameFiles(
  deps: PlanDeps,
  submissionId: string,
  from: ExerciseVersion,
  to: ExerciseVersion,
): boolean {
  const [one, other] = [from, to].map((version) => filesUnder(deps, submissionId, version));
  return !!one?.ok && !!other?.ok && canonicalJson(sorted(one.value)) === canonicalJson(sorted(other.value));
}

function sorted(files: readonly SourceFile[]): SourceFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
