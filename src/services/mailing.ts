import {
  AT_ONCE_DELAY_MS,
  digestMail,
  GIVE_UP_MS,
  lastDigestTime,
  noticeMail,
  retryDelayMs,
} from '#domain/mail';
import { DEFAULT_WISH } from '#domain/notice';
import type { ClaimedMail } from '#store/mails';
import type { Deps } from './deps.ts';

/**
 * What became of an e-mail: a server took it; none did, for now or for good; or nobody knows, because the line broke after
 * the text had been handed over.
 */
export type SendOutcome = { kind: 'taken' } | { kind: 'later' | 'refused' | 'unknown'; fault: string };

/** Hands one e-mail to a mail server. Never rejects. */
export type SendMail = (mail: ClaimedMail) => Promise<SendOutcome>;

/** Notices as e-mails. For the process that serves; several may do it at once on one database. */
export interface Mailing {
  /** Makes e-mails of what is due by each one's wish. @returns how many; 0 where none can be sent */
  write(): number;
  /**
   * Sends the e-mail that has been due longest; false when none was. At most once: it is claimed before anything is
   * sent, and one whose sending began and did not end in an answer is never sent again.
   */
  sendNext(send: SendMail): Promise<boolean>;
}

type MailDeps = Pick<Deps, 'store' | 'now' | 'mail' | 'reportProblem'>;

/** E-mails of one look: the next look makes the others, and requests get their turn between. */
const AT_A_LOOK = 50;
/** Longer than any try lasts. */
const CLAIM_MS = 5 * 60_000;
const NOBODY_KNOWS = 'nobody knows whether it arrived';

/** @see src/decisions/073-e-mail-at-most-once.md */
export function createMailing(deps: MailDeps): Mailing {
  // Who is due for a digest is looked up once for each time of digests, not at every look.
  let digestsMadeFor = 0;
  return {
    write() {
      const { mail } = deps;
      if (!mail) return 0;
      const atOnce = writeAtOnce(deps, mail.publicUrl);
      const until = lastDigestTime(deps.now());
      if (digestsMadeFor === until) return atOnce;
      const digests = writeDigests(deps, mail.publicUrl, until);
      if (digests < AT_A_LOOK) digestsMadeFor = until;
      return atOnce + digests;
    },

    async sendNext(send) {
      giveUpLost(deps);
      const claimed = deps.store.transaction(() => deps.store.mails.claimNext(deps.now() + CLAIM_MS));
      if (!claimed) return false;
      settle(deps, claimed, await send(claimed));
      return true;
    },
  };
}

function writeAtOnce({ store, now }: MailDeps, publicUrl: string): number {
  return store.transaction(() => {
    const due = store.mails.listDueAtOnce(now() - AT_ONCE_DELAY_MS, AT_A_LOOK);
    for (const { userId, ...notice } of due) {
      const unsubscribeToken = store.mailWishes.tokenOf(userId, DEFAULT_WISH);
      store.mails.write({ userId, ...noticeMail(notice, { publicUrl, unsubscribeToken }) }, [notice.seq]);
    }
    return due.length;
  });
}

function writeDigests({ store, now }: MailDeps, publicUrl: string, until: number): number {
  const people = store.mails.listDueForDigest(until, AT_A_LOOK);
  for (const userId of people) {
    store.transaction(() => {
      const unmailed = store.mails.listUnmailed(userId, until);
      // Read, or mailed by another process, since the list was made.
      if (unmailed.length === 0) return;
      const unsubscribeToken = store.mailWishes.tokenOf(userId, DEFAULT_WISH);
      const text = digestMail(unmailed, { publicUrl, unsubscribeToken });
      store.mails.write(
        { userId, ...text },
        unmailed.map(({ seq }) => seq),
      );
      store.mailWishes.noteDigest(userId, now());
    });
  }
  return people.length;
}

/** Whoever had claimed these has ended without a word. */
function giveUpLost({ store, reportProblem }: MailDeps): void {
  const lost = store.transaction(() => {
    const found = store.mails.listLost();
    for (const { id } of found) store.mails.giveUp(id, NOBODY_KNOWS);
    return found;
  });
  for (const { id } of lost) {
    reportProblem(`Sending e-mail ${id} was cut off: ${NOBODY_KNOWS}, and it is not sent again.`);
  }
}

function settle({ store, now, reportProblem }: MailDeps, mail: ClaimedMail, outcome: SendOutcome): void {
  const { id, userId, tries, createdAt } = mail;
  if (outcome.kind === 'taken') {
    store.mails.markSent(id);
    return;
  }
  const dueAt = now() + retryDelayMs(tries);
  const isWanted = store.mailWishes.find(userId) !== 'never';
  if (outcome.kind === 'later' && isWanted && dueAt <= createdAt + GIVE_UP_MS) {
    store.mails.putBack(id, dueAt, outcome.fault);
    return;
  }
  store.mails.giveUp(id, outcome.fault);
  if (!isWanted) return;
  const what = outcome.kind === 'unknown' ? `${NOBODY_KNOWS}, and it is not sent again` : 'it is given up';
  reportProblem(`E-mail ${id} could not be sent after ${tries} tries (${outcome.fault}): ${what}.`);
}
