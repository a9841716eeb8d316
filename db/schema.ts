/** The tables. Times are unix milliseconds; what a row stands for (queued, graded, held, claimed) follows from its times. */
import { sql } from 'drizzle-orm';
import { blob, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { AUDIT_ACTIONS } from '#domain/audit';
import type { Manifest } from '#domain/exercise';
import type { Prediction } from '#domain/foresight';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { RunProgress } from '#domain/run';
import { ROLES } from '#domain/viewer';

export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  /** Lower-cased before it gets here. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  role: text('role', { enum: ROLES }).notNull().default('learner'),
  createdAt: integer('created_at').notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the token in the cookie, hex: whoever reads this table cannot log in with it. */
    hash: text('hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('sessions_by_user').on(t.userId), index('sessions_by_expiry').on(t.expiresAt)],
);

export const exerciseVersions = sqliteTable(
  'exercise_versions',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    /** Counts publications of the slug from 1. */
    number: integer('number').notNull(),
    contentHash: text('content_hash').notNull(),
    /** Folder of the frozen version, relative to the data folder. */
    folder: text('folder').notNull(),
    manifest: text('manifest', { mode: 'json' }).$type<Manifest>().notNull(),
    anchors: text('anchors', { mode: 'json' }).$type<Anchors | readonly Anchors[]>().notNull(),
    publishedAt: integer('published_at').notNull(),
    /** The one thing that may change of a version, once: no new work begins on it. Everything else is held fast by a trigger. */
    retiredAt: integer('retired_at'),
  },
  (t) => [
    uniqueIndex('exercise_versions_number').on(t.slug, t.number),
    uniqueIndex('exercise_versions_content').on(t.slug, t.contentHash),
  ],
);

/**
 * What people did to exercises. Rows are only ever added, which a trigger holds fast; hence no foreign key to the account,
 * whose removal would have to change them.
 */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** Account, or what acted instead: `start-up`, `command line`. */
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action', { enum: AUDIT_ACTIONS }).notNull(),
    slug: text('slug').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => exerciseVersions.id),
    /** Why, in the words of whoever did it. */
    reason: text('reason').notNull(),
    /** How many runs a regrade queued; null for what queues none. */
    runs: integer('runs'),
  },
  (t) => [index('audit_entries_by_slug').on(t.slug, t.seq)],
);

export const workspaces = sqliteTable(
  'workspaces',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    stage: integer('stage').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => exerciseVersions.id),
    revision: integer('revision').notNull(),
    /** null until the first save. */
    savedAt: integer('saved_at'),
    files: text('files', { mode: 'json' }).$type<SourceFile[]>().notNull(),
  },
  (t) => [uniqueIndex('workspaces_place').on(t.userId, t.slug, t.stage)],
);

/** Drafts as they were when their owner moved on to another version: nothing of them is ever lost. */
export const keptDrafts = sqliteTable(
  'kept_drafts',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    stage: integer('stage').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => exerciseVersions.id),
    keptAt: integer('kept_at').notNull(),
    files: text('files', { mode: 'json' }).$type<SourceFile[]>().notNull(),
  },
  (t) => [index('kept_drafts_place').on(t.userId, t.slug, t.stage, t.seq)],
);

export const submissions = sqliteTable(
  'submissions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    stage: integer('stage').notNull(),
    /** 1, 2, 3… per person, exercise and stage. */
    attempt: integer('attempt').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => exerciseVersions.id),
    idempotencyKey: text('idempotency_key').notNull(),
    createdAt: integer('created_at').notNull(),
    files: text('files', { mode: 'json' }).$type<SourceFile[]>().notNull(),
    /** Numbers written down before grading; null where none were. */
    predicted: text('predicted', { mode: 'json' }).$type<Prediction>(),
    /** Whoever has this link sees level and summary; null until the learner turns sharing on. */
    shareToken: text('share_token').unique(),
    /** Whether that page also says whose work it is. */
    shareName: integer('share_name', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    uniqueIndex('submissions_attempt').on(t.userId, t.slug, t.stage, t.attempt),
    uniqueIndex('submissions_idempotency').on(t.userId, t.idempotencyKey),
    index('submissions_by_user').on(t.userId, t.createdAt),
    index('submissions_by_slug').on(t.slug, t.createdAt),
  ],
);

export const runs = sqliteTable(
  'runs',
  {
    /** The order of arrival, and of the queue within one turn. A number of its own, because clocks jump. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    versionId: text('version_id')
      .notNull()
      .references(() => exerciseVersions.id),
    /** 1 is the run the submission was sent in for; a regrade adds 2, 3… beside it, under whatever version. */
    ordinal: integer('ordinal').notNull(),
    queuedAt: integer('queued_at').notNull(),
    /** The queue goes turn by turn, with one run of each learner in a turn, so that nobody waits behind somebody's pile. */
    turn: integer('turn').notNull().default(0),
    claimedAt: integer('claimed_at'),
    /** New with every claim: a result is taken only from whoever still holds it. */
    claimToken: text('claim_token'),
    workerId: text('worker_id'),
    tries: integer('tries').notNull().default(0),
    phase: text('phase').$type<NonNullable<RunProgress['phase']>>(),
    finishedAt: integer('finished_at'),
    heldAt: integer('held_at'),
    /** What broke, for the operator. */
    fault: text('fault'),
    /** Copied out of the report, so that lists need not read it. */
    level: text('level').$type<Level>(),
    reliability: real('reliability'),
    // The two large columns stand last: SQLite then leaves their pages alone unless they are asked for.
    report: text('report', { mode: 'json' }).$type<Report>(),
    /** Where evidence was kept before it went to files; emptied when the database is opened. */
    evidence: blob('evidence', { mode: 'buffer' }),
    /** sha256 of the evidence file, hex: the row promises that the file is there. null: none yet, or no longer kept. */
    evidenceHash: text('evidence_hash'),
    evidenceBytes: integer('evidence_bytes'),
    /** The regrade that queued this run; null for the run that the submission was sent in for. */
    auditSeq: integer('audit_seq').references(() => auditEntries.seq),
  },
  (t) => [
    uniqueIndex('runs_of_submission').on(t.submissionId, t.versionId, t.ordinal),
    // Holds all that lists ask of the run that counts: a run's own row lies among pages of reports.
    index('runs_counting').on(t.submissionId, t.ordinal, t.finishedAt, t.level),
    index('runs_waiting')
      .on(t.turn, t.seq)
      .where(sql`claimed_at is null and finished_at is null and held_at is null`),
    index('runs_claimed')
      .on(t.claimedAt)
      .where(sql`claimed_at is not null and finished_at is null and held_at is null`),
    index('runs_held').on(t.heldAt).where(sql`held_at is not null and finished_at is null`),
    // Holds all that the sweep asks for, because the columns themselves lie behind the report's pages.
    index('runs_evidence')
      .on(t.evidenceHash, t.evidenceBytes, t.submissionId, t.finishedAt)
      .where(sql`evidence_hash is not null`),
    index('runs_old_evidence').on(t.seq).where(sql`evidence is not null`),
  ],
);
