import type { Refusal } from '#domain/result';
import type { Anchor, BaseId, CommentKind } from '#domain/review';
import type { ReusableComment } from '#services/thread-contract';
import type { ReviewTab } from './line-target.ts';

/** What was typed into a comment form that could not be saved. */
export interface TypedComment {
  kind: CommentKind;
  body: string;
  /** Text in place of the lines, where an edit was suggested. */
  suggestion?: string | undefined;
  /** The comment that was inserted. */
  reusableId?: string | undefined;
}

/** Present on a review page whose viewer may answer, resolve and, where it is their work, apply edits. */
export interface Reader {
  /** Where forms about a thread are posted; each names what it does in `do`. */
  action: string;
  isLearner: boolean;
}

/** Present on a review page while its viewer may write: where forms go and which of them is open. */
export interface Writer {
  /** Path of the review on the desk; actions are posted to `<path>/<action>`. */
  path: string;
  tab: ReviewTab;
  /** What the code is compared with, where that was chosen. */
  against?: BaseId | undefined;
  /** Query string of the list that the review was opened from; '' for the whole queue. */
  list: string;
  /** Page of the exercise's comments to begin from. */
  commentsPath?: string | undefined;
  /** Comments to begin from. */
  reusable?: readonly ReusableComment[] | undefined;
  /** Lines whose comment form is open. */
  open?: Anchor | undefined;
  typed?: TypedComment | undefined;
  /** Why the open form was not saved. */
  refusal?: Refusal | undefined;
}
