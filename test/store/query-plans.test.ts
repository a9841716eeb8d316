import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#store/open-store';
import { aStore, aSubmission } from './builders.ts';

/** Files whose every query must find its rows through an index, however much there is. */
const WATCHED =
  /\/src\/store\/(reviews|review-queue|review-turns|threads|private-notes|reusable-comments)\.ts/;

const prepare = SqliteDatabase.prototype.prepare;
/** SQL that the watched files ran, and the connection it ran on. */
const seen = new Map<string, SqliteDatabase.Database>();

beforeEach(() => {
  seen.clear();
  SqliteDatabase.prototype.prepare = function (this: SqliteDatabase.Database, sql: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 40;
    if (WATCHED.test(new Error('who asks').stack ?? '')) seen.set(sql, this);
    Error.stackTraceLimit = stackTraceLimit;
    return prepare.call(this, sql);
  } as typeof prepare;
});

afterEach(() => {
  SqliteDatabase.prototype.prepare = prepare;
});

/** Calls of every method, so that none of their queries goes unseen. What they answer does not matter. */
function callsOf(
  store: Store,
): Record<'reviews' | 'threads' | 'privateNotes' | 'reusableComments', Record<string, () => unknown>> {
  const { reviews, threads, privateNotes, reusableComments } = store;
  const { submissionId } = aSubmission(store);
  const { userId = '' } = store.attempts.find(submissionId) ?? {};
  const requestId =
    reviews.ask({ submissionId, askedBy: userId, slug: 's', stage: 1, question: 'Why?' }) ?? '';
  const target = { kind: 'whole' } as const;
  const opening = {
    requestId,
    openedBy: userId,
    target,
    fileHash: null,
    kind: 'question',
    body: 'Why?',
  } as const;
  const threadId = threads.open({ ...opening, isPublished: false }).id;
  return {
    reviews: {
      ask: () => reviews.ask({ submissionId, askedBy: userId, slug: 's', stage: 1, question: '' }),
      find: () => reviews.find(requestId),
      listWaiting: () => reviews.listWaiting('nobody'),
      describeWaiting: () => reviews.describeWaiting([requestId, 'none']),
      countWaiting: () => reviews.countWaiting(),
      countBefore: () => reviews.countBefore({ requestId, waitingSince: 1 }),
      listWaits: () => reviews.listWaits(50),
      ratingsOf: () => reviews.ratingsOf(userId),
      listAskedBy: () => reviews.listAskedBy(userId),
      listEarlier: () => reviews.listEarlier({ userId, slug: 's', stage: 1 }, 2),
      markRead: () => reviews.markRead(requestId),
      setClaim: () => reviews.setClaim(requestId, userId, 1),
      clearClaim: () => reviews.clearClaim(requestId),
      countClaims: () => reviews.countClaims(userId, requestId),
      setSummary: () => reviews.setSummary(requestId, 'Fine.'),
      rate: () => reviews.rate(requestId, 5, ''),
      publish: () => reviews.publish(requestId, userId),
      passTurnToLearner: () => reviews.passTurnToLearner(requestId),
      markUnread: () => reviews.markUnread(requestId),
      passTurnToMentors: () => reviews.passTurnToMentors(requestId),
      close: () => reviews.close(requestId, null),
      setNudged: () => reviews.setNudged(requestId, 7),
      findLearnersTurn: () => reviews.findLearnersTurn(requestId),
      listTurnsSince: () => reviews.listTurnsSince(1),
      listLapsed: () => reviews.listLapsed(),
    },
    threads: {
      open: () => threads.open({ ...opening, isPublished: true }),
      findPost: () => threads.findPost('none'),
      editPost: () => threads.editPost('none', 'So.'),
      deletePost: () => threads.deletePost('none'),
      setResolved: () => threads.setResolved(threadId, userId),
      setApplied: () => threads.setApplied(threadId),
      say: () => threads.say({ threadId, authorId: userId, body: 'So.', isPublished: false }),
      find: () => threads.find(threadId),
      get: () => threads.get(threadId),
      listAll: () => threads.listAll(requestId),
      listPublished: () => threads.listPublished(requestId),
      publishDrafts: () => threads.publishDrafts(requestId),
      deleteDraft: () => threads.deleteDraft(requestId, 'none'),
    },
    privateNotes: {
      find: () => privateNotes.find(requestId, userId),
      save: () => privateNotes.save(requestId, userId, 'So.'),
    },
    reusableComments: {
      list: () => reusableComments.list('s'),
      find: () => reusableComments.find('none'),
      findByKey: () => reusableComments.findByKey('s', 'k'),
      add: () =>
        reusableComments.add({
          slug: 's',
          key: 'k',
          family: null,
          kind: 'praise',
          body: 'So.',
          createdBy: userId,
        }),
      edit: () => reusableComments.edit('none', 'So.', userId),
      tie: () => reusableComments.tie(threadId, null),
      listUses: () => reusableComments.listUses('none'),
      countUses: () => reusableComments.countUses('s'),
      retire: () => reusableComments.retire('none'),
    },
  };
}

/** Steps of a query's plan that read a whole table, or an index that holds all of one. */
function fullScans(db: SqliteDatabase.Database, sql: string): string[] {
  const values = Array.from(sql.matchAll(/\?/g), () => null);
  return rowsOf<{ detail: string }>(db, `explain query plan ${sql}`, values)
    .map(({ detail }) => detail)
    .filter((step) => step.startsWith('SCAN') && !isPartial(db, step));
}

/** An index with a condition holds only what waits, is held and so on. */
function isPartial(db: SqliteDatabase.Database, step: string): boolean {
  const name = /USING (?:COVERING )?INDEX (\S+)/.exec(step)?.[1] ?? null;
  const [index] = rowsOf<{ sql: string }>(db, 'select sql from sqlite_master where name = ?', [name]);
  return / where /i.test(index?.sql ?? '');
}

function rowsOf<Row>(db: SqliteDatabase.Database, sql: string, values: unknown[]): Row[] {
  const statement = prepare.call(db, sql) as SqliteDatabase.Statement<unknown[], Row>;
  return statement.all(...values);
}

test('every query about reviews and threads finds its rows through an index', () => {
  const store = aStore();
  const calls = callsOf(store);
  for (const part of ['reviews', 'threads', 'privateNotes', 'reusableComments'] as const) {
    // A new method is to be called here as well.
    expect(Object.keys(calls[part]).toSorted()).toEqual(Object.keys(store[part]).toSorted());
    for (const call of Object.values(calls[part])) call();
  }
  const scans = [...seen].flatMap(([sql, db]) => fullScans(db, sql).map((step) => ({ sql, step })));
  expect(scans).toEqual([]);
  expect(seen.size).toBeGreaterThan(30);
});

test('a query without an index is found out', () => {
  const db = new SqliteDatabase(':memory:');
  db.exec(
    'create table things (a, b); create index by_a on things (a); create index few on things (b) where b > 1',
  );
  expect(fullScans(db, 'select * from things where b = ?')).toHaveLength(1);
  expect(fullScans(db, 'select a from things')).toHaveLength(1);
  expect(fullScans(db, 'select * from things where a = ?')).toEqual([]);
  expect(fullScans(db, 'select b from things where b > 1')).toEqual([]);
});
