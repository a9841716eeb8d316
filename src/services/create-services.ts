import type { Bind } from './bind.ts';
import { budgetFor } from './budget-for.ts';
import { compareAttempts } from './compare-attempts.ts';
import type { Services } from './contract.ts';
import { createNoticeServices } from './create-notice-services.ts';
import { createReviewServices } from './create-review-services.ts';
import { createRubricServices } from './create-rubric-services.ts';
import { createThreadServices } from './create-thread-services.ts';
import type { Deps } from './deps.ts';
import { diffVersions } from './diff-versions.ts';
import { listUnpublished, openDraft, publishDraft, viewDraft } from './exercise-draft.ts';
import { familyStatistics } from './family-statistics.ts';
import { findExercise, findExerciseVersion } from './find-exercise.ts';
import { health } from './health.ts';
import { gradeAgain, listHeldRuns } from './held-runs.ts';
import { listAttempts } from './list-attempts.ts';
import { listExercises } from './list-exercises.ts';
import { listInstructorExercises } from './list-instructor-exercises.ts';
import { listMyAttempts } from './list-my-attempts.ts';
import { listMyDrafts } from './list-my-drafts.ts';
import { listProgress } from './list-progress.ts';
import { listSubmissions } from './list-submissions.ts';
import { listVersions } from './list-versions.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { moveWorkspace, restoreDraft } from './move-workspace.ts';
import { openWorkspace } from './open-workspace.ts';
import { proposePractice } from './propose-practice.ts';
import { applyRegrade, previewRegrade, viewRegrade } from './regrade.ts';
import { retireVersions } from './retire-versions.ts';
import { saveWorkspace } from './save-workspace.ts';
import { setPassword } from './set-password.ts';
import { setRole } from './set-role.ts';
import { shareAttempt, unshareAttempt, viewShared } from './share-attempt.ts';
import { signUp } from './sign-up.ts';
import { submitWork } from './submit-work.ts';
import { listOpenedApproaches, viewApproaches } from './view-approaches.ts';
import { viewAttempt } from './view-attempt.ts';
import { viewMyWork } from './view-my-work.ts';
import { viewProof } from './view-proof.ts';
import { watchAttempt } from './watch-attempt.ts';
import { whoIs } from './who-is.ts';

/** Every use case of the contract, bound to what it works with. */
export function createServices(deps: Deps): Services {
  const bind: Bind =
    (useCase) =>
    (...args) =>
      useCase(deps, ...args);

  return {
    signUp: bind(signUp),
    logIn: bind(logIn),
    logOut: bind(logOut),
    whoIs: bind(whoIs),
    setRole: bind(setRole),
    setPassword: bind(setPassword),

    listExercises: bind(listExercises),
    findExercise: bind(findExercise),
    findExerciseVersion: bind(findExerciseVersion),

    viewApproaches: bind(viewApproaches),
    listOpenedApproaches: bind(listOpenedApproaches),

    openWorkspace: bind(openWorkspace),
    listMyDrafts: bind(listMyDrafts),
    moveWorkspace: bind(moveWorkspace),
    restoreDraft: bind(restoreDraft),
    saveWorkspace: bind(saveWorkspace),
    budgetFor: bind(budgetFor),
    submitWork: bind(submitWork),
    listAttempts: bind(listAttempts),
    listMyAttempts: bind(listMyAttempts),
    listProgress: bind(listProgress),
    viewMyWork: bind(viewMyWork),
    proposePractice: bind(proposePractice),
    viewAttempt: bind(viewAttempt),
    compareAttempts: bind(compareAttempts),
    shareAttempt: bind(shareAttempt),
    unshareAttempt: bind(unshareAttempt),
    viewShared: bind(viewShared),
    watchAttempt: bind(watchAttempt),

    ...createReviewServices(bind),
    ...createNoticeServices(bind),
    ...createRubricServices(bind),
    ...createThreadServices(bind),

    listInstructorExercises: bind(listInstructorExercises),
    listSubmissions: bind(listSubmissions),
    listHeldRuns: bind(listHeldRuns),
    gradeAgain: bind(gradeAgain),
    viewProof: bind(viewProof),

    listVersions: bind(listVersions),
    diffVersions: bind(diffVersions),
    retireVersions: bind(retireVersions),
    familyStatistics: bind(familyStatistics),
    viewRegrade: bind(viewRegrade),
    previewRegrade: bind(previewRegrade),
    applyRegrade: bind(applyRegrade),
    listUnpublished: bind(listUnpublished),
    viewDraft: bind(viewDraft),
    openDraft: bind(openDraft),
    publishDraft: bind(publishDraft),

    health: bind(health),
  };
}
