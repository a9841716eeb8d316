import { expect, test } from 'vitest';
import { openDatabase } from '#store/database';
import { createMailWishes } from '#store/mail-wishes';
import { createMails } from '#store/mails';
import { createNotices } from '#store/notices';
import { openStore } from '#store/open-store';
import { aFolder } from './builders.ts';

/** The repositories over a database of the current schema, and how SQLite goes about each statement they prepare. */
function openWatched() {
  const file = `${aFolder()}/holdfast.sqlite`;
  openStore(file, () => 0).close();
  const { sqlite, db } = openDatabase(file);
  const seen = new Set<string>();
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((source: string) => {
    seen.add(source);
    return prepare(source);
  }) as typeof sqlite.prepare;
  const stores = {
    notices: createNotices(db, () => 1),
    mails: createMails(db, () => 1),
    wishes: createMailWishes(db),
  };
  const plans = () =>
    [...seen].map((source) => {
      const rows = prepare(`explain query plan ${source}`).all(
        ...Array(source.split('?').length - 1).fill(1),
      ) as { detail: string }[];
      return { source, steps: rows.map(({ detail }) => detail) };
    });
  return { ...stores, plans, close: () => sqlite.close() };
}

test('no query of the inbox, the feed or the mailer reads a whole table, and none sorts the inbox', () => {
  const { notices, mails, wishes, plans, close } = openWatched();
  for (const isRead of [true, false]) {
    notices.list('a', { isRead, limit: 30 });
    notices.list('a', { isRead, before: 7, limit: 30 });
  }
  notices.countUnread('a', 100);
  notices.find('a', 1);
  notices.markRead('a', 1);
  notices.markReadUpTo('a', 1);
  notices.markReadOf('a', '/reviews/one');
  notices.newestSeq();
  notices.listSince(1, 10);
  notices.listOwnSince('a', 1, 10);
  mails.listDueAtOnce(1, 50);
  mails.listDueForDigest(1, 50);
  mails.listUnmailed('a', 1);
  mails.claimNext(1);
  mails.listLost();
  mails.cancelAllOf('a', 'why');
  wishes.find('a');
  wishes.findByToken('t');
  const found = plans();
  close();
  expect(found.length).toBeGreaterThan(15);
  const slow = found.filter(({ steps }) =>
    steps.some((step) => /^SCAN (?!.* USING (COVERING )?INDEX|\(|CONSTANT)/.test(step)),
  );
  // SQLite reads `max(seq)` from the end of the table and calls it a search.
  expect(slow).toEqual([]);
  const inbox = found.filter(({ source }) => /from "notices".*order by "notices"."seq" desc/.test(source));
  expect(inbox.length).toBeGreaterThan(2);
  expect(inbox.flatMap(({ steps }) => steps).filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
