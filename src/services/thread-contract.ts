/** What pages may ask of us about threads: what they stand at, what is said in them, and edits that they suggest. */
import type { Result } from '#domain/result';
import type { Anchor, CommentKind } from '#domain/review';
import type { Question, ThreadDraft } from '#domain/thread';
import type { ThreadTarget } from '#domain/thread-target';
import type { Trial } from '#domain/trial';
import type { Viewer } from '#domain/viewer';
import type { GuideView } from './desk-reading.ts';

export interface PostView {
  id: string;
  body: string;
  authorName: string;
  /** Whether the learner wrote it whose work this is. */
  isLearners: boolean;
  /** Whether the viewer wrote it. */
  isMine: boolean;
  at: number;
  isDraft: boolean;
  /** When its words were changed after publication; null: never. */
  editedAt: number | null;
}

/** A thread as its mentors or its learner read it, the first post opening it. */
export interface ThreadView {
  id: string;
  requestId: string;
  target: ThreadTarget;
  kind: CommentKind;
  posts: PostView[];
  isDraft: boolean;
  /** Lines of the attempt in view that it stands at; null: it stands at none, or what it spoke of has changed. */
  anchor: Anchor | null;
  /** What it was said of is not there any more. */
  isOutdated: boolean;
  /** The earlier attempt that it was written for; null: the one in view. */
  from: { attempt: number; requestId: string } | null;
  resolved: { at: number; by: string } | null;
  /** Text to put in place of `before`, and when the learner did. */
  suggestion: { text: string; before: string; appliedAt: number | null } | null;
  /** The comment to begin from that it shows; for mentors alone. */
  reusableId: string | null;
}

/** A comment to begin from. */
export interface ReusableComment {
  /** What a form names it by; an author's that no thread shows yet goes by its key. */
  id: string;
  kind: CommentKind;
  body: string;
  /** The family it is about. */
  family: string | null;
  /** When it fits, in the author's words. */
  when: string | null;
  /** null: the exercise's author. */
  byName: string | null;
  isMine: boolean;
  mayEdit: boolean;
  /** How many published threads show it. */
  uses: number;
}

/** A published thread that shows a comment to begin from. */
export interface ReusableUse {
  requestId: string;
  threadId: string;
  learnerName: string;
  stage: number;
  attempt: number;
  publishedAt: number;
}

export interface ThreadServices {
  /** What an exercise gives its mentors beside a submission. */
  viewGuide(viewer: Viewer, requestId: string): Result<GuideView>;
  /** Ten practice trials with their traces, five of them failures. */
  sampleTraces(viewer: Viewer, requestId: string): Promise<Result<Trial[]>>;
  /** The viewer's own note on a review; '' where there is none. */
  viewPrivateNote(viewer: Viewer, requestId: string): Result<string>;
  savePrivateNote(viewer: Viewer, requestId: string, body: string): Result<null>;
  /** A mentor's thread in a review they hold; a draft until they publish. */
  openThread(viewer: Viewer, requestId: string, draft: ThreadDraft): Result<ThreadView>;
  /** A learner's question at one place of their own attempt; asks for a review where none was asked for. */
  askAt(
    viewer: Viewer,
    submissionId: string,
    question: Question,
  ): Result<{ requestId: string; threadId: string }>;
  /** A word in a thread: the learner's is there at once, a mentor's with their next publication. */
  reply(viewer: Viewer, threadId: string, body: string): Result<{ requestId: string; postId: string }>;
  /** Other words for a draft of one's own. */
  editDraft(viewer: Viewer, postId: string, body: string): Result<{ requestId: string }>;
  /** Takes a draft back; with the first post goes the thread. */
  deleteDraft(viewer: Viewer, requestId: string, postId: string): Result<null>;
  /** Says that a thread is dealt with, or that it is not. */
  resolveThread(viewer: Viewer, threadId: string, isResolved: boolean): Result<{ requestId: string }>;
  /** Puts a suggested edit into the learner's own draft. */
  applySuggestion(
    viewer: Viewer,
    threadId: string,
  ): Result<{ slug: string; stage: number; path: string; line: number }>;

  /** The author's and the mentors' own comments for an exercise; those about one of `families` first. */
  listReusable(viewer: Viewer, slug: string, families?: readonly string[]): Result<ReusableComment[]>;
  /** Keeps the opening words of a thread to begin from another time. */
  keepReusable(viewer: Viewer, threadId: string): Result<{ slug: string; id: string }>;
  /** Other words, for all who got the comment, each of whom is told. */
  editReusable(viewer: Viewer, id: string, body: string): Result<{ slug: string; reached: number }>;
  /** Takes it off the list; who got it keeps it. */
  retireReusable(viewer: Viewer, id: string): Result<{ slug: string }>;
  /** Who else got it, the latest first. */
  whoGot(viewer: Viewer, id: string): Result<ReusableUse[]>;
}
