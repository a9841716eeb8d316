import { CASE_DECISIONS } from '#domain/grading-case';
import { ok, type Result, refuse } from '#domain/result';
import type { ThreadTarget } from '#domain/thread-target';
import type { Trial } from '#domain/trial';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { GradingCase } from '#store/grading-cases';
import type { Deps } from './deps.ts';
import { refuseAttempt } from './find-visible-attempt.ts';
import { keptPractice } from './read-evidence.ts';
import { hideBelow } from './refuse-below.ts';
import type { CaseView, GradingCaseForm, OwnCaseView } from './rubric-contract.ts';

type CaseDeps = Pick<Deps, 'store' | 'now' | 'evidence' | 'reportProblem'>;

const WORDS_LENGTH = 2000;
/** Cases of one submission that wait at once: more are a letter, not a case. */
const OPEN_AT_MOST = 5;
const DECIDED_SHOWN = 50;

/**
 * “I disagree with the grader”: a learner says of a family or a practice trial of their own graded attempt what they think is
 * wrong. The trial is copied with its trace as it is stored now; nothing of a hidden suite ever is.
 */
export async function openCase(
  deps: CaseDeps,
  viewer: Viewer,
  submissionId: string,
  form: GradingCaseForm,
): Promise<Result<{ caseId: string }>> {
  const { store } = deps;
  const attempt = store.attempts.find(submissionId);
  if (!attempt || attempt.userId !== viewer.id) return refuseAttempt();
  const report = store.runs.findReport(attempt.run.runId);
  if (!report) return refuse('conflict', 'There is no report yet to disagree with.');
  const words = form.words.trim();
  if (words === '' || words.length > WORDS_LENGTH) {
    return refuse('invalid', `Say in 1 to ${WORDS_LENGTH} characters what the grader should have seen.`, {
      field: 'words',
    });
  }
  if (!report.practice.families.some(({ id }) => id === form.family)) {
    return refuse('invalid', 'Choose a family of the practice suite.', { field: 'family' });
  }
  const target = targetOf(form);
  const trial = target.kind === 'step' ? await practiceTrial(deps, attempt, target) : null;
  if (trial === undefined) {
    return refuse(
      'invalid',
      'That practice trial is not kept any more, or is none of this attempt. Choose the family instead.',
      { field: 'trial' },
    );
  }
  return store.transaction(() => {
    if (store.gradingCases.countOpenOf(submissionId) >= OPEN_AT_MOST) {
      return refuse(
        'conflict',
        `${OPEN_AT_MOST} cases of this attempt wait already. Let them be decided first.`,
      );
    }
    const { slug, run } = attempt;
    const caseId = store.gradingCases.open({
      submissionId,
      runId: run.runId,
      openedBy: viewer.id,
      slug,
      target,
      words,
      trial,
    });
    for (const userId of store.users.listIds('instructor', 'admin')) {
      store.notices.add({
        userId,
        key: `case-opened ${caseId}`,
        kind: 'case-opened',
        title: `${viewer.name} disagrees with the grader about ${form.family}.`,
        path: `/instructor/cases/${caseId}`,
      });
    }
    return ok({ caseId });
  });
}

/** A learner's cases about one attempt, with what became of them; also for those who may decide. */
export function listOwnCases({ store }: CaseDeps, viewer: Viewer, submissionId: string): OwnCaseView[] {
  const attempt = store.attempts.find(submissionId);
  if (!attempt || (attempt.userId !== viewer.id && hideBelow('instructor', viewer))) return [];
  return store.gradingCases
    .listOf(submissionId)
    .map(({ id, target, words, openedAt, decidedAt, decision, answer }) => ({
      id,
      target,
      words,
      openedAt,
      decision: decision === null || decidedAt === null ? null : { decision, answer, decidedAt },
    }));
}

/** Cases that wait, the oldest first, and the latest decided ones. For instructors. */
export function listCases(
  { store }: CaseDeps,
  viewer: Viewer,
): Result<{ open: CaseView[]; decided: CaseView[] }> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  return ok({
    open: store.gradingCases.listOpen().map(viewOf),
    decided: store.gradingCases.listDecided(DECIDED_SHOWN).map(viewOf),
  });
}

export function viewCase({ store }: CaseDeps, viewer: Viewer, caseId: string): Result<CaseView> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const found = store.gradingCases.find(caseId);
  return found ? ok(viewOf(found)) : refuseCase();
}

/** Decides a case with an answer that its learner reads. Never one's own. */
export function decideCase(
  { store }: CaseDeps,
  viewer: Viewer,
  caseId: string,
  { decision, answer }: { decision: string; answer: string },
): Result<null> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  return store.transaction(() => {
    const found = store.gradingCases.find(caseId);
    if (!found) return refuseCase();
    if (found.openedBy === viewer.id)
      return refuse('not_allowed', 'You opened this case. Another instructor has to decide it.');
    if (found.decidedAt !== null) return refuse('conflict', 'This case is decided.');
    const made = CASE_DECISIONS.find((one) => one === decision);
    if (!made)
      return refuse(
        'invalid',
        'Choose whether the suite is wrong, the suite is right, or the brief is unclear.',
        { field: 'decision' },
      );
    const words = answer.trim();
    if (words === '' || words.length > WORDS_LENGTH)
      return refuse('invalid', `Answer in 1 to ${WORDS_LENGTH} characters: the learner reads it.`, {
        field: 'answer',
      });
    store.gradingCases.decide(caseId, { decidedBy: viewer.id, decision: made, answer: words });
    store.notices.add({
      userId: found.openedBy,
      key: `case-decided ${caseId}`,
      kind: 'case-decided',
      title: `Your disagreement with the grader was answered: attempt ${found.attempt} of ${found.title}.`,
      path: `/attempts/${found.submissionId}#cases`,
    });
    return ok(null);
  });
}

type TrialTarget = Extract<ThreadTarget, { kind: 'step' }>;

function targetOf({ family, trial }: GradingCaseForm): ThreadTarget {
  if (!trial) return { kind: 'family', family };
  return { kind: 'step', family, case: trial.case, twin: trial.twin, seed: trial.seed };
}

/** The trial as it is kept, undefined when it is not. Only of practice, whatever is asked for. */
async function practiceTrial(
  deps: CaseDeps,
  { run }: Attempt,
  target: TrialTarget,
): Promise<Trial | undefined> {
  return (await keptPractice(deps, run.runId)).find(
    (trial) =>
      trial.family === target.family &&
      trial.case === target.case &&
      trial.twin === target.twin &&
      trial.seed === target.seed,
  );
}

function viewOf(found: GradingCase): CaseView {
  const { runId: _run, openedBy: _by, trial, decision, answer, decidedAt, ...rest } = found;
  return {
    ...rest,
    trial: trial as Trial | null,
    decision: decision === null || decidedAt === null ? null : { decision, answer, decidedAt },
  };
}

function refuseCase() {
  return refuse('not_found', 'There is no such case.');
}
