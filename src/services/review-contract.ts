/** What pages may ask of us about reviews: the queue, claims, and one review as its mentors write it and its learner reads it. */
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Result } from '#domain/result';
import type { BaseId } from '#domain/review';
import type { QueueCounts, QueueWish } from '#domain/review-queue';
import type { Turn } from '#domain/turn';
import type { Viewer } from '#domain/viewer';
import type { AttemptView } from './contract.ts';
import type { MyReview } from './list-my-reviews.ts';
import type { QueueBeside } from './queue-beside.ts';
import type { ReviewOutlook } from './review-outlook.ts';
import type { ThreadView } from './thread-contract.ts';

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
  /** Present where the learner has answered a published review, which is best read by who wrote it. */
  answers: { mentorName: string; mine: boolean } | null;
  /** Present while somebody holds it. */
  claim: { mentorName: string; mine: boolean; until: number } | null;
}

/** A page of the queue, and what one can choose from. */
export interface ReviewQueue {
  rows: QueueRow[];
  /** How many there are as wished, over all pages. */
  total: number;
  pages: number;
  /** How many wait in all, the viewer's own work left out, and since when the first of them. */
  waiting: number;
  longestSince: number | null;
  medianWaitMs: number | null;
  counts: QueueCounts;
  /** By slug, of every exercise in `counts`. */
  titles: Record<string, string>;
  /** What learners thought of the viewer's own reviews; `mean` is null before the first. */
  ratings: { mean: number | null; n: number };
}

/** A review as the mentor writes it, or as the learner reads it once it is published. */
export interface ReviewView {
  requestId: string;
  submissionId: string;
  question: string;
  askedAt: number;
  attempt: AttemptView;
  /** What it is compared with: as asked for, else the attempt before, else the starter. */
  base: { id: BaseId; label: string; files: SourceFile[] };
  /** What else it can be compared with. */
  bases: { id: BaseId; label: string }[];
  claim: { mentorName: string; mine: boolean; until: number } | null;
  turn: Turn;
  /** First publication; what is answered later stands in its threads. */
  publishedAt: number | null;
  mentorName: string | null;
  summary: string;
  /** Of this attempt, by place, and then what is open of earlier ones. */
  threads: ThreadView[];
  /** What its learner thought of it. */
  rating: { points: number; words: string; at: number } | null;
}

export interface ReviewServices {
  askForReview(viewer: Viewer, submissionId: string, question: string): Result<{ requestId: string }>;
  /** How long the queue is and how long it takes; with a request, where in the queue that is. */
  reviewOutlook(viewer: Viewer, requestId?: string): ReviewOutlook;
  /** Reviews the viewer has asked for, unread ones first. */
  listMyReviews(viewer: Viewer): MyReview[];
  /** The viewer has opened a published review of their own work. */
  noteReviewRead(viewer: Viewer, requestId: string): Result<null>;
  /** Its learner is done with it, or withdraws it. */
  closeReview(viewer: Viewer, requestId: string): Result<null>;
  /** By its learner or a mentor. */
  reopenReview(viewer: Viewer, requestId: string): Result<null>;
  rateReview(viewer: Viewer, requestId: string, rating: { rating: number; words: string }): Result<null>;

  /** `page` counts from 1; one past the end is empty. */
  listReviewQueue(viewer: Viewer, wish?: QueueWish, page?: number): Result<ReviewQueue>;
  /** Which free request of a list comes after one, or first; null when there is none. */
  nextReview(viewer: Viewer, wish: QueueWish, after?: string): Result<{ requestId: string } | null>;
  /** The viewer's own claims, and what is free after one review in the list it was opened from. */
  queueBeside(viewer: Viewer, wish: QueueWish, requestId: string): Result<QueueBeside>;
  claimReview(viewer: Viewer, requestId: string): Result<{ until: number }>;
  releaseReview(viewer: Viewer, requestId: string): Result<null>;
  /** Compared with `against`, where there is that. */
  viewReview(viewer: Viewer, requestId: string, against?: BaseId): Result<ReviewView>;
  saveReviewSummary(viewer: Viewer, requestId: string, summary: string): Result<null>;
  publishReview(viewer: Viewer, requestId: string): Result<{ publishedAt: number }>;
}
