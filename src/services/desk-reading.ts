import { createHash } from 'node:crypto';
import type { SourceFile } from '#domain/program';
import { redactForMentor } from '#domain/redact';
import { ok, type Result, refuse } from '#domain/result';
import type { GuideComment } from '#domain/review-guide';
import type { Trial } from '#domain/trial';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { refuseReview } from './held-review.ts';
import { keptPractice } from './read-evidence.ts';
import { refuseBelow } from './refuse-below.ts';
import { refuseWhileBlind } from './second-marking.ts';

/** Practice trials that a mentor reads of a review: so many that failed, and so many others. */
const SAMPLED_OF_EACH = 5;
const RESEMBLES_AT_MOST = 5;
const NOTE_LENGTH = 8000;

/** A misconception that would explain what this submission fails: all of the families that find it fail here. */
export interface Resemblance {
  name: string;
  /** What it believes, Markdown. */
  why: string;
  families: readonly string[];
}

/** What an exercise gives its mentors beside a submission. */
export interface GuideView {
  /** Markdown; '' where the author wrote none. */
  notes: string;
  comments: readonly GuideComment[];
  /** Files of the reference that differ from the starter. */
  reference: readonly SourceFile[];
  resembles: readonly Resemblance[];
}

type ReadDeps = Pick<Deps, 'store' | 'now' | 'exercises'>;

/** Notes, comments to begin from, the reference, and the known mutants that this submission resembles. For mentors. */
export function viewGuide(deps: ReadDeps, viewer: Viewer, requestId: string): Result<GuideView> {
  const found = findToRead(deps, viewer, requestId);
  if (!found.ok) return found;
  const { attempt } = found.value;
  const version = deps.store.exercises.find(attempt.versionId);
  const guide = version && deps.exercises.reviewGuideOf(version);
  const approaches = (version && deps.exercises.approachesOf(version)) ?? [];
  return ok({
    notes: guide?.notes ?? '',
    comments: guide?.comments ?? [],
    reference: approaches[0]?.files ?? [],
    resembles: resemblances(guide?.mutants ?? [], failingFamilies(deps, attempt)),
  });
}

/**
 * Ten practice trials of the submission with their traces, five of them failures: the same ten at every look. Fewer where
 * there are not so many; none where the evidence is no longer kept. Never a hidden trial.
 */
export async function sampleTraces(
  deps: Pick<Deps, 'store' | 'now' | 'evidence' | 'reportProblem'>,
  viewer: Viewer,
  requestId: string,
): Promise<Result<Trial[]>> {
  const found = findToRead(deps, viewer, requestId);
  if (!found.ok) return found;
  const { runId } = found.value.attempt.run;
  const practice = (await keptPractice(deps, runId)).filter(({ verdict }) => verdict !== 'void');
  const byChance = practice
    .map((trial) => ({ trial, place: placeOf(requestId, trial) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ trial }) => trial);
  const failed = byChance.filter(({ credited }) => !credited).slice(0, SAMPLED_OF_EACH);
  const others = byChance.filter(({ credited }) => credited).slice(0, SAMPLED_OF_EACH);
  return ok([...failed, ...others]);
}

/** What the viewer noted for themselves; '' where nothing. Nobody else's is ever read. */
export function viewPrivateNote(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<string> {
  const found = findToRead(deps, viewer, requestId);
  return found.ok ? ok(deps.store.privateNotes.find(requestId, viewer.id)) : found;
}

/** Keeps a note of the viewer's own, at most 8,000 characters; '' empties it. */
export function savePrivateNote(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
  body: string,
): Result<null> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findToRead(deps, viewer, requestId);
    if (!found.ok) return found;
    if (body.length > NOTE_LENGTH)
      return refuse('invalid', `The note has ${body.length} characters; shorten it to ${NOTE_LENGTH}.`, {
        field: 'note',
      });
    store.privateNotes.save(requestId, viewer.id, body);
    return ok(null);
  });
}

/** A review of somebody else's work that this mentor may read. */
function findToRead(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<{ review: Review; attempt: Attempt }> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const review = deps.store.reviews.find(requestId);
  const attempt = review && deps.store.attempts.find(review.submissionId);
  if (!review || !attempt || review.isSample) return refuseReview();
  if (review.learnerId === viewer.id)
    return refuse('not_allowed', 'This is your own work. What mentors read beside it is not shown to you.');
  return refuseWhileBlind(deps, viewer, review) ?? ok({ review, attempt });
}

function failingFamilies({ store }: Pick<Deps, 'store'>, attempt: Attempt): Set<string> {
  const report = store.runs.findReport(attempt.run.runId);
  const families = report ? redactForMentor(report).hiddenFamilies : [];
  return new Set(
    families.filter(({ reliability }) => reliability !== undefined && reliability < 1).map(({ id }) => id),
  );
}

function resemblances(
  mutants: readonly { name: string; why: string; fails: readonly string[] }[],
  failing: ReadonlySet<string>,
): Resemblance[] {
  return mutants
    .filter(({ fails }) => fails.length > 0 && fails.every((family) => failing.has(family)))
    .map(({ name, why, fails }) => ({ name, why, families: fails }))
    .sort((a, b) => b.families.length - a.families.length || a.name.localeCompare(b.name, 'en'))
    .slice(0, RESEMBLES_AT_MOST);
}

function placeOf(requestId: string, { family, case: id, twin, seed }: Trial): string {
  return createHash('sha256').update([requestId, family, id, twin, seed].join(' ')).digest('hex');
}
