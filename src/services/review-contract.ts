/** What pages may ask of us about reviews: the queue, claims, and one review as its mentors write it and its learner reads it. */
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Result } from '#domain/result';
import type { QueueView } from '#domain/review-queue';
import type { Turn } from '#domain/turn';
import type { Viewer } from '#domain/viewer';
import type { AttemptView } from './contract.ts';
import type { MyReview } from './list-my-reviews.ts';
import type { QueuePage } from './list-review-queue.ts';
import type { ThreadView } from './thread-contract.ts';
import type { QueuePlace } from './turns.ts';

/** A review that waits for a mentor. */
export interface QueueRow {
  requestId: string;
  learnerName: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
  question: string;
  level: Level | null;
  askedAt: number;
  /** Since when it is the mentors' turn. */
  waitingSince: number;
  isOverdue: boolean;
  /** Whose review the learner has answered; null: it was not reviewed yet. */
  answersTo: { mentorName: string; mine: boolean } | null;
  /** For whom an answer is kept, and until when; null: the viewer may claim it. */
  reserved: { mentorName: string; until: number } | null;
  /** Present while somebody holds it. */
  claim: { mentorName: string; mine: boolean; until: number } | null;
}

/** A review as the mentor writes it, or as the learner reads it once it is published. */
export interface ReviewView {
  requestId: string;
  submissionId: string;
  question: string;
  askedAt: number;
  attempt: AttemptView;
  /** The earlier attempt to compare with: the one before, or the starter. */
  base: { label: string; files: SourceFile[] };
  claim: { mentorName: string; mine: boolean; until: number } | null;
  publishedAt: number | null;
  mentorName: string | null;
  /** Whose move it is. */
  turn: Turn;
  /** For whom an answer is kept, where not for the viewer. */
  reserved: { mentorName: string; until: number } | null;
  /** What the learner thought of it; null before they said so. */
  rating: { rating: number; words: string } | null;
  summary: string;
  /** Of this attempt, by place, and then what is open of earlier ones. */
  threads: ThreadView[];
}

export interface ReviewServices {
  askForReview(viewer: Viewer, submissionId: string, question: string): Result<{ requestId: string }>;
  /** Reviews the viewer has asked for, unread ones first. */
  listMyReviews(viewer: Viewer): MyReview[];
  /** The viewer has opened a published review of their own work. */
  noteReviewRead(viewer: Viewer, requestId: string): Result<null>;
  /** What waits for a mentor, never the viewer's own work. */
  listReviewQueue(viewer: Viewer, view?: QueueView): Result<QueuePage>;
  /** The next one of a view that the viewer could claim. */
  nextInQueue(viewer: Viewer, view: QueueView): Result<{ requestId: string } | null>;
  /** Where a request for an attempt stands, or would. */
  queuePlace(viewer: Viewer, submissionId: string): Result<QueuePlace>;
  /** The learner is done with it. */
  closeReview(viewer: Viewer, requestId: string): Result<null>;
  reopenReview(viewer: Viewer, requestId: string): Result<null>;
  /** What the learner thought of it, 1 to 5. */
  rateReview(viewer: Viewer, requestId: string, rating: { rating: number; words: string }): Result<null>;
  claimReview(viewer: Viewer, requestId: string): Result<{ until: number }>;
  releaseReview(viewer: Viewer, requestId: string): Result<null>;
  viewReview(viewer: Viewer, requestId: string): Result<ReviewView>;
  saveReviewSummary(viewer: Viewer, requestId: string, summary: string): Result<null>;
  publishReview(viewer: Viewer, requestId: string): Result<{ publishedAt: number }>;
}
