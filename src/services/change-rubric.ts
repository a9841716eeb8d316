import { createHash } from 'node:crypto';
import { ExerciseError } from '#catalog/exercise-error';
import { readReviewGuide } from '#catalog/read-review-guide';
import { canonicalJson } from '#domain/json';
import { ok, type Result, refuse } from '#domain/result';
import { confirmedLevel, type Rubric } from '#domain/rubric';
import { rubricChanges } from '#domain/rubric-change';
import type { Viewer } from '#domain/viewer';
import { actorOf, checkReason } from './audit-reason.ts';
import { withAppeals } from './confirmed-level.ts';
import type { Deps } from './deps.ts';
import { loadDraft } from './exercise-draft.ts';
import { hideBelow } from './refuse-below.ts';
import type { RubricChange, RubricTouch } from './rubric-contract.ts';

type ChangeDeps = Pick<Deps, 'store' | 'exercises' | 'authoring'>;
type Touch = RubricTouch & { learnerId: string; markerId: string | null };

/**
 * The rubric in force beside the author's: what differs row by row, and whose confirmed level would change. Writes nothing.
 * The author's is the folder's, where this server reads folders, else the newest version's. For instructors.
 */
export async function viewRubricChange(
  deps: ChangeDeps,
  viewer: Viewer,
  slug: string,
): Promise<Result<RubricChange>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const version = deps.store.exercises.findLatest(slug);
  if (!version) return refuse('not_found', 'There is no such exercise.');
  const next = await nextRubric(deps, viewer, slug);
  if (!next.ok) return next;
  const inForce = deps.store.rubrics.find(slug);
  const rubric = next.value?.rubric;
  const marked = deps.store.markings.listMarkedRequests(slug).length;
  return ok({
    slug,
    title: version.manifest.title,
    inForce: inForce
      ? { revision: inForce.revision, rubric: inForce.rubric, appliedAt: inForce.appliedAt, why: inForce.why }
      : null,
    next: next.value,
    isSame: rubric !== undefined && inForce !== undefined && printOf(rubric) === printOf(inForce.rubric),
    changes: rubric ? rubricChanges(inForce?.rubric, rubric) : [],
    marked,
    touched: rubric
      ? touchedBy(deps, slug, rubric).map(({ learnerId: _l, markerId: _m, ...touch }) => touch)
      : [],
  });
}

/** Puts the author's rubric in force, if it is the one that was previewed. All marks are read by it from then on; who is touched is told. */
export async function applyRubric(
  deps: ChangeDeps,
  viewer: Viewer,
  slug: string,
  { print, why }: { print: string; why: string },
): Promise<Result<{ revision: number; touched: number }>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const reason = checkReason(why);
  if (!reason.ok) return reason;
  const next = await nextRubric(deps, viewer, slug);
  if (!next.ok) return next;
  if (!next.value) return refuse('conflict', 'The exercise has no rubric to put in force.');
  const { rubric } = next.value;
  if (printOf(rubric) !== print)
    return refuse('conflict', 'The rubric has changed since the preview. Look at it again.');
  return deps.store.transaction(() => write(deps, viewer, slug, { rubric, reason: reason.value }));
}

function write(
  deps: ChangeDeps,
  viewer: Viewer,
  slug: string,
  { rubric, reason }: { rubric: Rubric; reason: string },
): Result<{ revision: number; touched: number }> {
  const { store } = deps;
  const version = store.exercises.findLatest(slug);
  if (!version) return refuse('not_found', 'There is no such exercise.');
  const inForce = store.rubrics.find(slug);
  if (inForce && printOf(inForce.rubric) === printOf(rubric))
    return refuse('conflict', 'Exactly this rubric is in force already.');
  const touched = touchedBy(deps, slug, rubric);
  const revision = store.rubrics.add({ slug, rubric, appliedBy: viewer.id, why: reason });
  store.audit.add({ actor: actorOf(viewer), action: 'rubric', slug, versionId: version.id, reason });
  for (const touch of touched)
    tell(store, touch, { title: version.manifest.title, key: `rubric-changed ${slug} ${revision}`, reason });
  return ok({ revision, touched: touched.length });
}

function tell(
  store: Deps['store'],
  { requestId, learnerId, markerId, stage, attempt, from, to }: Touch,
  { title, key, reason }: { title: string; key: string; reason: string },
): void {
  const what = `from ${from ?? 'none'} to ${to ?? 'none'}`;
  const notice = { key: `${key} ${requestId}`, kind: 'rubric-changed' as const, body: reason };
  store.notices.add({
    ...notice,
    userId: learnerId,
    title: `The rubric of ${title} changed; the confirmed level of attempt ${attempt} at stage ${stage} goes ${what}.`,
    path: `/reviews/${requestId}#rubric`,
  });
  if (markerId !== null)
    store.notices.add({
      ...notice,
      userId: markerId,
      title: `The rubric of ${title} changed; by your marks of attempt ${attempt} at stage ${stage} the confirmed level goes ${what}.`,
      path: `/mentor/${requestId}`,
    });
}

/** Marked reviews whose confirmed level is another one under a rubric, the first one first. */
function touchedBy({ store }: Pick<ChangeDeps, 'store'>, slug: string, next: Rubric): Touch[] {
  const inForce = store.rubrics.find(slug)?.rubric;
  const decided = Map.groupBy(store.appeals.listDecided(slug), ({ requestId }) => requestId);
  return store.markings
    .listMarkedRequests(slug)
    .flatMap(({ requestId, submissionId, markingId, markerId }) => {
      const attempt = store.attempts.find(submissionId);
      if (!attempt || attempt.run.level === null) return [];
      const marks = withAppeals(store.markings.listMarks(markingId), decided.get(requestId) ?? []);
      const { level } = attempt.run;
      const from = inForce ? (confirmedLevel(level, inForce, marks) ?? null) : null;
      const to = confirmedLevel(level, next, marks) ?? null;
      if (from === to) return [];
      const { learnerName, userId: learnerId, stage, attempt: number } = attempt;
      return [
        { requestId, submissionId, learnerName, learnerId, markerId, stage, attempt: number, from, to },
      ];
    });
}

/** The author's rubric; null where there is none. */
async function nextRubric(
  deps: ChangeDeps,
  viewer: Viewer,
  slug: string,
): Promise<Result<RubricChange['next']>> {
  const draft = deps.authoring ? await loadDraft(deps, viewer, slug) : undefined;
  try {
    if (draft?.ok) return ok(nextOf((await readReviewGuide(draft.value)).rubric, 'folder'));
  } catch (error) {
    if (error instanceof ExerciseError) return refuse('invalid', error.message);
    throw error;
  }
  const version = deps.store.exercises.findLatest(slug);
  const guide = version && deps.exercises.reviewGuideOf(version);
  return ok(nextOf(guide?.rubric ?? null, 'version'));
}

function nextOf(rubric: Rubric | null, from: 'folder' | 'version'): RubricChange['next'] {
  return rubric && { rubric, from, print: printOf(rubric) };
}

function printOf(rubric: Rubric): string {
  return createHash('sha256').update(canonicalJson(rubric)).digest('hex').slice(0, 16);
}
