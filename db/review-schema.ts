/**
 * The tables of reviews and of what they lead to. As in `schema.ts`, what a row stands for follows from its times. Whatever
 * a mentor writes is a draft until its `published_at` is set, and no query for a learner leaves that out.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CaseDecision } from '#domain/grading-case';
import type { MailWish, NoticeKind } from '#domain/notice';
import type { CommentKind } from '#domain/review';
import type { Gold } from '#domain/review-guide';
import type { Rubric } from '#domain/rubric';
import type { ThreadTarget } from '#domain/thread-target';
import { runs, submissions, users } from './schema.ts';

const userId = (name: string) => text(name).references(() => users.id, { onDelete: 'cascade' });
/** Somebody whose account may go while what they did stays. */
const formerUserId = (name: string) => text(name).references(() => users.id, { onDelete: 'set null' });

/** A conversation between a learner and the mentors about one submission. */
export const reviewRequests = sqliteTable(
  'review_requests',
  {
    id: text('id').primaryKey(),
    submissionId: text('submission_id')
      .notNull()
      .unique()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    askedBy: userId('asked_by').notNull(),
    /** As in the submission; here so that the queue is read from one index. */
    slug: text('slug').notNull().default(''),
    stage: integer('stage').notNull().default(0),
    question: text('question').notNull(),
    askedAt: integer('asked_at').notNull(),
    /** Since when it is the mentors' turn; null when it is not. */
    waitingSince: integer('waiting_since'),
    /** Since when it is the learner's turn; null when it is not. Of the two at most one is set; neither: closed. */
    learnerSince: integer('learner_since'),
    /** Days after which the learner was last reminded in this turn; 0 when not yet. */
    nudgedDays: integer('nudged_days').notNull().default(0),
    closedAt: integer('closed_at'),
    /** Who closed it; null: time did. */
    closedBy: formerUserId('closed_by'),
    claimedBy: formerUserId('claimed_by'),
    /** A claim is over once this has passed; nothing needs to clear it. */
    claimedUntil: integer('claimed_until'),
    /** First publication. Later rounds publish their own threads and posts. */
    publishedAt: integer('published_at'),
    publishedBy: formerUserId('published_by'),
    /** A draft until `publishedAt` is set. */
    summary: text('summary').notNull().default(''),
    /** When its learner first opened what was published last; null until then. */
    readAt: integer('read_at'),
    /** What the learner thought of the review, 1 to 5. */
    rating: integer('rating'),
    ratingWords: text('rating_words').notNull().default(''),
    ratedAt: integer('rated_at'),
    /** A gold submission to calibrate by: never in the queue, never shown to a learner. */
    isSample: integer('is_sample', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('review_requests_queue').on(t.waitingSince, t.id).where(sql`waiting_since is not null`),
    index('review_requests_queue_by_exercise')
      .on(t.slug, t.stage, t.waitingSince)
      .where(sql`waiting_since is not null`),
    index('review_requests_learners_turn').on(t.learnerSince).where(sql`learner_since is not null`),
    index('review_requests_published').on(t.publishedAt),
    index('review_requests_by_publisher').on(t.publishedBy, t.publishedAt),
    index('review_requests_claimed').on(t.claimedBy, t.claimedUntil).where(sql`claimed_by is not null`),
    index('review_requests_claims_end').on(t.claimedUntil).where(sql`claimed_by is not null`),
    index('review_requests_ratings').on(t.publishedBy, t.rating).where(sql`rating is not null`),
    index('review_requests_asked').on(t.askedBy, t.askedAt),
  ],
);

/** A remark or a question at one place of a submission, with what was said about it. */
export const threads = sqliteTable(
  'threads',
  {
    id: text('id').primaryKey(),
    requestId: text('request_id')
      .notNull()
      .references(() => reviewRequests.id, { onDelete: 'cascade' }),
    target: text('target', { mode: 'json' }).$type<ThreadTarget>().notNull(),
    /** SHA-256 of the file's text as it was submitted, hex, where the target lies in a file: the lines mean these and no others. */
    fileHash: text('file_hash'),
    kind: text('kind').$type<CommentKind>().notNull(),
    openedBy: userId('opened_by').notNull(),
    createdAt: integer('created_at').notNull(),
    publishedAt: integer('published_at'),
    resolvedAt: integer('resolved_at'),
    resolvedBy: formerUserId('resolved_by'),
    /** Text to put in place of the target's lines; null: none is suggested. */
    suggestion: text('suggestion'),
    /** When the learner put it into their work. */
    appliedAt: integer('applied_at'),
    /** The reusable comment that its first post shows; null: words of its own. */
    reusableId: text('reusable_id').references((): typeof reusableComments.id => reusableComments.id, {
      onDelete: 'set null',
    }),
  },
  (t) => [
    index('threads_by_request').on(t.requestId),
    index('threads_by_reusable').on(t.reusableId).where(sql`reusable_id is not null`),
  ],
);

/** What was said in a thread, the first post opening it. */
export const posts = sqliteTable(
  'posts',
  {
    id: text('id').primaryKey(),
    threadId: text('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    authorId: userId('author_id').notNull(),
    body: text('body').notNull(),
    createdAt: integer('created_at').notNull(),
    publishedAt: integer('published_at'),
    editedAt: integer('edited_at'),
  },
  (t) => [index('posts_by_thread').on(t.threadId, t.createdAt)],
);

/** A mentor's own notes on a review. Nobody else ever reads them. */
export const privateNotes = sqliteTable(
  'private_notes',
  {
    requestId: text('request_id')
      .notNull()
      .references(() => reviewRequests.id, { onDelete: 'cascade' }),
    authorId: userId('author_id').notNull(),
    body: text('body').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.authorId] })],
);

/** Comments to begin from, by exercise: the author's from `review/comments.yaml`, and the mentors' own. */
export const reusableComments = sqliteTable(
  'reusable_comments',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    /** Id in the exercise's file; null for a mentor's own. */
    key: text('key'),
    family: text('family'),
    kind: text('kind').$type<CommentKind>().notNull(),
    body: text('body').notNull(),
    /** Grows by one with every edit, each of which reaches all who got it. */
    revision: integer('revision').notNull().default(1),
    createdBy: formerUserId('created_by'),
    createdAt: integer('created_at').notNull(),
    updatedBy: formerUserId('updated_by'),
    updatedAt: integer('updated_at').notNull(),
    retiredAt: integer('retired_at'),
  },
  (t) => [
    uniqueIndex('reusable_comments_key').on(t.slug, t.key),
    index('reusable_comments_by_slug').on(t.slug, t.retiredAt),
  ],
);

/** One person's marks for one submission by the rubric: the reviewer's, a blind second one, or one to calibrate by. */
export const markings = sqliteTable(
  'markings',
  {
    id: text('id').primaryKey(),
    requestId: text('request_id')
      .notNull()
      .references(() => reviewRequests.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: ['review', 'second', 'calibration'] }).notNull(),
    /** null while nobody has taken a second marking on. */
    markerId: userId('marker_id'),
    createdAt: integer('created_at').notNull(),
    claimedUntil: integer('claimed_until'),
    publishedAt: integer('published_at'),
    /** How often a sample was marked: it may be tried again. */
    tries: integer('tries').notNull().default(1),
  },
  (t) => [
    uniqueIndex('markings_once').on(t.requestId, t.purpose, t.markerId),
    index('markings_by_marker').on(t.markerId, t.purpose, t.publishedAt),
    index('markings_waiting').on(t.createdAt).where(sql`purpose = 'second' and published_at is null`),
    index('markings_published').on(t.purpose, t.publishedAt).where(sql`published_at is not null`),
  ],
);

export const marks = sqliteTable(
  'marks',
  {
    markingId: text('marking_id')
      .notNull()
      .references(() => markings.id, { onDelete: 'cascade' }),
    /** Id of the rubric's row. */
    row: text('row').notNull(),
    /** 1 to 4. */
    points: integer('points').notNull(),
    /** What it rests on: `src/main.ts:14`, a trial, a number. Without any it counts as 2 at most. */
    evidence: text('evidence', { mode: 'json' }).$type<string[]>().notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.markingId, t.row] })],
);

/** A learner's objection to one row, for a mentor who did not give the mark. */
export const appeals = sqliteTable(
  'appeals',
  {
    id: text('id').primaryKey(),
    requestId: text('request_id')
      .notNull()
      .references(() => reviewRequests.id, { onDelete: 'cascade' }),
    row: text('row').notNull(),
    reason: text('reason').notNull(),
    askedAt: integer('asked_at').notNull(),
    claimedBy: formerUserId('claimed_by'),
    claimedUntil: integer('claimed_until'),
    decidedAt: integer('decided_at'),
    decidedBy: formerUserId('decided_by'),
    /** The mark that holds from then on, 1 to 4. */
    points: integer('points'),
    words: text('words').notNull().default(''),
  },
  (t) => [
    uniqueIndex('appeals_once').on(t.requestId, t.row),
    index('appeals_waiting').on(t.askedAt).where(sql`decided_at is null`),
  ],
);

/** “I disagree with the grader”: for the exercise's instructor, with the trial it is about. */
export const gradingCases = sqliteTable(
  'grading_cases',
  {
    id: text('id').primaryKey(),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    openedBy: userId('opened_by').notNull(),
    slug: text('slug').notNull(),
    target: text('target', { mode: 'json' }).$type<ThreadTarget>().notNull(),
    words: text('words').notNull(),
    /** The practice trial it is about, as JSON with its trace, copied when the case was opened; null for a family. */
    trial: text('trial', { mode: 'json' }).$type<unknown>(),
    openedAt: integer('opened_at').notNull(),
    decidedAt: integer('decided_at'),
    decidedBy: formerUserId('decided_by'),
    decision: text('decision').$type<CaseDecision>(),
    answer: text('answer').notNull().default(''),
  },
  (t) => [
    index('grading_cases_open').on(t.openedAt).where(sql`decided_at is null`),
    index('grading_cases_by_slug').on(t.slug, t.openedAt),
    index('grading_cases_of_submission').on(t.submissionId),
  ],
);

/** Rubrics that were put in force, the newest of a slug counting for every mark of it. */
export const rubrics = sqliteTable(
  'rubrics',
  {
    slug: text('slug').notNull(),
    revision: integer('revision').notNull(),
    rubric: text('rubric', { mode: 'json' }).$type<Rubric>().notNull(),
    appliedAt: integer('applied_at').notNull(),
    /** Account, or `start-up`, `command line`. */
    appliedBy: text('applied_by').notNull(),
    why: text('why').notNull(),
  },
  (t) => [primaryKey({ columns: [t.slug, t.revision] })],
);

/** Gold submissions: what their marks are, by whoever wrote the exercise. */
export const calibrationSamples = sqliteTable(
  'calibration_samples',
  {
    /** `<slug>/<name>`. */
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    requestId: text('request_id')
      .notNull()
      .references(() => reviewRequests.id, { onDelete: 'cascade' }),
    /** By row: points and why. */
    gold: text('gold', { mode: 'json' }).$type<Gold>().notNull(),
    createdAt: integer('created_at').notNull(),
    retiredAt: integer('retired_at'),
  },
  (t) => [index('calibration_samples_by_slug').on(t.slug, t.retiredAt)],
);

/** What somebody is told, once each. */
export const notices = sqliteTable(
  'notices',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    userId: userId('user_id').notNull(),
    /** Says what it is about so that the same thing is never told twice. */
    key: text('key').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** One sentence, plain text. */
    title: text('title').notNull(),
    /** More of it, plain text; may be empty. */
    body: text('body').notNull().default(''),
    /** Path of the page it leads to. */
    path: text('path').notNull(),
    createdAt: integer('created_at').notNull(),
    readAt: integer('read_at'),
    /** The e-mail that carries it; null: none does, yet. */
    mailId: text('mail_id').references((): typeof mails.id => mails.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.userId, t.key),
    index('notices_by_user').on(t.userId, t.seq),
    index('notices_unread').on(t.userId).where(sql`read_at is null`),
    index('notices_to_mail').on(t.userId, t.createdAt).where(sql`mail_id is null and read_at is null`),
  ],
);

/** E-mails on their way and gone. A row that is sent is never sent again. */
export const mails = sqliteTable(
  'mails',
  {
    /** Also the Message-ID's left part, so that a server that got it twice can tell. */
    id: text('id').primaryKey(),
    userId: userId('user_id').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Not tried before. */
    dueAt: integer('due_at').notNull(),
    tries: integer('tries').notNull().default(0),
    /** Set before anything is sent. Once it has passed nobody knows what became of the e-mail, and it is not sent again. */
    claimedUntil: integer('claimed_until'),
    sentAt: integer('sent_at'),
    gaveUpAt: integer('gave_up_at'),
    fault: text('fault'),
  },
  (t) => [
    index('mails_due').on(t.dueAt).where(sql`sent_at is null and gave_up_at is null`),
    index('mails_by_user').on(t.userId),
  ],
);

/** How somebody wants to be told. No row: `digest`. */
export const noticeWishes = sqliteTable(
  'notice_wishes',
  {
    userId: userId('user_id').primaryKey(),
    mail: text('mail').$type<MailWish>().notNull(),
    /** Behind the link at the end of each e-mail. */
    unsubscribeToken: text('unsubscribe_token').notNull().unique(),
    lastDigestAt: integer('last_digest_at'),
  },
  (t) => [index('notice_wishes_at_once').on(t.userId).where(sql`mail = 'at-once'`)],
);

/** How well two people's marks agree, kept per row when a second marking is done. */
export const agreements = sqliteTable(
  'agreements',
  {
    secondId: text('second_id')
      .notNull()
      .references(() => markings.id, { onDelete: 'cascade' }),
    row: text('row').notNull(),
    slug: text('slug').notNull(),
    first: real('first').notNull(),
    second: real('second').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.secondId, t.row] }), index('agreements_by_row').on(t.slug, t.row, t.at)],
);
