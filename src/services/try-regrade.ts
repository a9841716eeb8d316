import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { changeBetween, type RegradeChange, standingOf } from '#domain/regrade';
import { anchorsAt, type Report } from '#domain/report';
import { ok, type Result, refuse } from '#domain/result';
import type { SuiteName } from '#domain/suite';
import type { Viewer } from '#domain/viewer';
import type { GradeProgram } from '#grader/grade-program';
import { rejudge } from '#grader/rejudge';
import type { ExerciseVersion } from '#store/exercises';
import type { Authoring } from './authoring.ts';
import type { Deps } from './deps.ts';
import { findVersion } from './diff-versions.ts';
import { filesUnder, planRegrade, type RegradeItem } from './plan-regrade.ts';
import { unpackEvidence } from './read-evidence.ts';
import { hideBelow } from './refuse-below.ts';

const SUITES: readonly SuiteName[] = ['practice', 'stress', 'traffic'];

type TryDeps = Pick<Deps, 'store' | 'exercises' | 'evidence' | 'authoring'>;

/** One submission of a regrade that was tried out. */
export interface TriedItem extends RegradeItem {
  /** null for what cannot be graded under the version. */
  change: RegradeChange | null;
  /** How it was found out; `run` also where the traces turned out to be no ground to judge by, with `why` saying so. */
  way: RegradeItem['way'];
}

/**
 * Finds out whom a regrade would change and by how much, without storing anything: from stored traces where only checks
 * changed and the world would answer alike, by running the submission everywhere else. For the command line: it loads the
 * version's world into this process.
 * @param onItem called after each, in the order in which they were sent in
 */
export async function tryRegrade(
  deps: TryDeps,
  viewer: Viewer,
  { slug, to }: { slug: string; to: number },
  onItem: (done: number, total: number) => void = () => undefined,
): Promise<Result<TriedItem[]>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const { authoring } = deps;
  if (!authoring) return refuse('conflict', 'This process was given nothing to grade with.');
  const target = findVersion(deps, slug, to);
  if (!target.ok) return target;
  const items = planRegrade(deps, target.value);
  const tried: TriedItem[] = [];
  await authoring.withGrader(async (grade) => {
    for (const item of items) {
      tried.push(await tryItem({ ...deps, authoring, grade }, item, target.value));
      onItem(tried.length, items.length);
    }
  });
  return ok(tried);
}

type ItemDeps = TryDeps & { authoring: Authoring; grade: GradeProgram };

async function tryItem(deps: ItemDeps, item: RegradeItem, to: ExerciseVersion): Promise<TriedItem> {
  const before = deps.store.runs.findReport(item.runId);
  if (item.way === 'cannot' || !before) return { ...item, change: null };
  const judged = item.way === 'rejudge' ? await judgeTraces(deps, item, to) : { why: item.why };
  const report = 'report' in judged ? judged.report : await run(deps, item, to);
  const told = 'report' in judged ? {} : { way: 'run' as const, why: judged.why };
  return { ...item, ...told, change: changeBetween(standingOf(before), standingOf(report)) };
}

/** The report by the stored traces, or why they are no ground to judge by. */
async function judgeTraces(
  { store, exercises, evidence, authoring }: ItemDeps,
  item: RegradeItem,
  to: ExerciseVersion,
): Promise<{ report: Report } | { why: string }> {
  const bytes = evidence.read(store.evidence.find(item.runId)?.hash ?? '');
  const found = bytes && (await unpackEvidence(bytes));
  if (!found) return { why: 'Its traces cannot be read any more.' };
  const bundle: { default?: unknown } = await import(
    pathToFileURL(join(exercises.folderOf(to), 'hidden.mjs')).href
  );
  const { manifest, contentHash, number: version } = to;
  const { stage, suites, engine } = found.receipt;
  const anchors = anchorsAt(to.anchors, stage);
  const of = { manifest, contentHash, version, anchors, world: bundle.default };
  const input = { ...of, stage, suites, secret: authoring.secret, files: [] };
  try {
    return { report: rejudge(input, found.trials, engine, { mustAnswerAlike: true }).report };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

async function run(
  deps: ItemDeps,
  { submissionId, stage }: RegradeItem,
  to: ExerciseVersion,
): Promise<Report> {
  const files = filesUnder(deps, submissionId, to);
  if (!files.ok) throw new Error(files.refusal.message);
  const { report } = await deps.grade({
    versionDir: deps.exercises.folderOf(to),
    version: to.number,
    stage,
    files: files.value,
    secret: deps.authoring.secret,
    suites: SUITES,
    anchors: anchorsAt(to.anchors, stage),
  });
  return report;
}
