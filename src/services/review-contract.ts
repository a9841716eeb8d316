/** What pages may ask of us about reviews: the queue, claims, and one review as its mentors write it and its learner reads it. */
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Result } from '#domain/result';
import type { Anchor, CommentDraft, CommentKind } from '#domain/review';
import type { Viewer } from '#domain/viewer';
import type { AttemptView } from './contract.ts';
import type { MyReview } from './list-my-reviews.ts';

export interface QueueRow {
  requestId: string;
  learnerName: string;
  title: string;
  stage: number;
  attempt: number;
  question: string;
  level: Level | null;
  askedAt: number;
  /** Present while somebody holds it. */
  claim: { mentorName: string; mine: boolean; until: number } | null;
}

export interface CommentView {
  id: string;
  anchor: Anchor;
  kind: CommentKind;
  body: string;
  authorName: string;
  createdAt: number;
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
  summary: string;
  comments: CommentView[];
}

export interface ReviewServices {
  askForReview(viewer: Viewer, submissionId: string, question: string): Result<{ requestId: string }>;
  /** Reviews the viewer has asked for, unread ones first. */
  listMyReviews(viewer: Viewer): MyReview[];
  /** The viewer has opened a published review of their own work. */
  noteReviewRead(viewer: Viewer, requestId: string): Result<null>;
  listReviewQueue(viewer: Viewer): Result<{ rows: QueueRow[]; medianWaitMs: number | null }>;
  claimReview(viewer: Viewer, requestId: string): Result<{ until: number }>;
  releaseReview(viewer: Viewer, requestId: string): Result<null>;
  viewReview(viewer: Viewer, requestId: string): Result<ReviewView>;
  addComment(viewer: Viewer, requestId: string, draft: CommentDraft): Result<CommentView>;
  deleteComment(viewer: Viewer, requestId: string, commentId: string): Result<null>;
  saveReviewSummary(viewer: Viewer, requestId: string, summary: string): Result<null>;
  publishReview(viewer: Viewer, requestId: string): Result<{ publishedAt: number }>;
}
