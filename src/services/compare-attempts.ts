import { type Ledger, ledgerOf, obstacleBetween } from '#domain/ledger';
import type { Level } from '#domain/level';
import { redact } from '#domain/redact';
import type { PublicReport } from '#domain/report';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { SiblingRun } from '#store/runs';
import type { Deps } from './deps.ts';
import { findVisibleAttempt, refuseAttempt } from './find-visible-attempt.ts';

/** An earlier attempt at the same stage that was graded. */
export interface EarlierAttempt {
  attempt: number;
  submittedAt: number;
  level: Level | null;
  /** Whether it was graded under the version of the report it stands beside. */
  isSameVersion: boolean;
}

export interface AttemptComparison {
  /** Newest first. */
  earlier: EarlierAttempt[];
  /** What is compared with: the one asked for, or the newest that compares. */
  against: EarlierAttempt | null;
  ledger: Ledger | null;
  /** Why there is no ledger: nothing came before, or what did was graded under another version or does not compile. */
  obstacle: 'first' | 'other_version' | 'does_not_compile' | null;
}

type Candidate = EarlierAttempt & { runId: string };

/**
 * What changed in an attempt against an earlier one of the same learner at the same stage, as far as a learner may see
 * of both, whoever asks. `not_found` when it is not theirs to see, when there is no such run, and when there is no
 * earlier graded attempt of the number asked for.
 * @param choice.ordinal the run of the attempt; the one it counts by unless given
 * @param choice.against number of the earlier attempt; the newest that compares unless given
 */
export function compareAttempts(
  deps: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
  choice: { ordinal?: number | undefined; against?: number | undefined } = {},
): Result<AttemptComparison> {
  const found = findVisibleAttempt(deps, viewer, submissionId);
  if (!found.ok) return found;
  const { attempt } = found.value;
  const wanted = choice.ordinal ?? attempt.run.ordinal;
  const run = deps.store.runs.listOfSubmission(submissionId).find((one) => one.ordinal === wanted);
  if (!run) return refuseAttempt();
  const candidates = candidatesBefore(deps, attempt, run.versionId);
  const chosen = candidates.find((one) => one.attempt === choice.against);
  if (choice.against !== undefined && !chosen) return refuseEarlier(attempt.attempt, candidates);
  const report = publicReport(deps, run.runId);
  const compared = report ? compare(deps, report, chosen ? [chosen] : candidates, candidates) : NOTHING;
  return ok({ earlier: candidates.map(withoutRun), ...compared });
}

type Compared = Omit<AttemptComparison, 'earlier'>;
const NOTHING: Compared = { against: null, ledger: null, obstacle: 'first' };

/** Against the first of `choices` that compares; where none does, says why by the first. */
function compare(
  deps: Pick<Deps, 'store'>,
  report: PublicReport,
  choices: readonly Candidate[],
  all: readonly Candidate[],
): Compared {
  if (all.length === 0) return NOTHING;
  const isAsked = choices !== all;
  let obstacle: AttemptComparison['obstacle'] = 'other_version';
  for (const choice of choices.filter((one) => one.isSameVersion)) {
    const earlier = publicReport(deps, choice.runId);
    const between = earlier && obstacleBetween(earlier, report);
    if (earlier && !between)
      return { against: withoutRun(choice), ledger: ledgerOf(earlier, report), obstacle: null };
    obstacle = between ?? obstacle;
  }
  return { against: isAsked && choices[0] ? withoutRun(choices[0]) : null, ledger: null, obstacle };
}

/** Earlier attempts by the run to compare with: one under the same version, else the one they count by. */
function candidatesBefore({ store }: Pick<Deps, 'store'>, after: Attempt, versionId: string): Candidate[] {
  return store.attempts
    .listAt(after)
    .filter((one) => one.attempt < after.attempt)
    .flatMap((one) => {
      const graded = store.runs.listOfSubmission(one.submissionId).filter((run) => run.finishedAt !== null);
      const run = graded.findLast((sibling) => sibling.versionId === versionId) ?? graded.at(-1);
      return run ? [candidate(one, run, versionId)] : [];
    })
    .reverse();
}

function candidate(
  { attempt, submittedAt }: Attempt,
  { runId, level, versionId: own }: SiblingRun,
  versionId: string,
): Candidate {
  return { attempt, submittedAt, level, isSameVersion: own === versionId, runId };
}

function withoutRun({ runId: _, ...earlier }: Candidate): EarlierAttempt {
  return earlier;
}

function publicReport({ store }: Pick<Deps, 'store'>, runId: string): PublicReport | undefined {
  const report = store.runs.findReport(runId);
  return report && redact(report);
}

function refuseEarlier(attempt: number, candidates: readonly Candidate[]) {
  const numbers = candidates.map((one) => one.attempt).join(', ');
  return refuse(
    'not_found',
    candidates.length === 0
      ? `No attempt before attempt ${attempt} was graded at this stage, so there is none to compare with.`
      : `Attempt ${attempt} can be compared with these earlier ones: ${numbers}. Choose one of them.`,
  );
}
