import type { MailWish, Notice } from './notice.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A notice is mailed at once only after this: whoever is here sees it on the page and needs no e-mail. */
export const AT_ONCE_DELAY_MS = MINUTE_MS;
/** When digests are made, UTC. */
export const DIGEST_HOUR = 7;
/** An e-mail that no server took in this time is given up. */
export const GIVE_UP_MS = DAY_MS;

/** Titles in one digest; it says how many more there are. */
const DIGEST_TITLES = 20;
const SUBJECT_LENGTH = 150;
const LONGEST_WAIT_MS = 6 * HOUR_MS;

/** Characters that break a line, end a header or turn text around. */
const NO_TEXT = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** What an e-mail says. Plain text; the subject is one line. */
export interface MailText {
  subject: string;
  body: string;
}

/** Where an e-mail's links lead. `publicUrl` has no slash at its end. */
export interface MailLinks {
  publicUrl: string;
  unsubscribeToken: string;
}

/** Text as one line without control characters, at most `length` characters; a longer one ends with “…”. */
export function oneLine(text: string, length = SUBJECT_LENGTH): string {
  const letters = [...text.replace(NO_TEXT, ' ').replace(/\s+/g, ' ').trim()];
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length - 1).join('')}…`;
}

/** The address that ends somebody's e-mails, by the token alone. */
export function unsubscribeUrl({ publicUrl, unsubscribeToken }: MailLinks): string {
  return `${publicUrl}/unsubscribe/${unsubscribeToken}`;
}

/** One notice as an e-mail of its own. */
export function noticeMail(notice: Notice, links: MailLinks): MailText {
  return { subject: oneLine(notice.title), body: letter([entry(notice, links)], 'at-once', links) };
}

/** Several notices, newest first, as one e-mail. @throws RangeError without any */
export function digestMail(notices: readonly Notice[], links: MailLinks): MailText {
  const [first, ...others] = notices;
  if (!first) throw new RangeError('a digest needs a notice');
  const title = oneLine(first.title, SUBJECT_LENGTH - 20);
  const subject = others.length === 0 ? title : `${title} (and ${others.length} more)`;
  const left = notices.length - DIGEST_TITLES;
  const more = left > 0 ? [`And ${left} more in your inbox:\n${links.publicUrl}/inbox`] : [];
  const entries = notices.slice(0, DIGEST_TITLES).map((notice) => entry(notice, links));
  return { subject, body: letter([...entries, ...more], 'digest', links) };
}

/** Milliseconds to wait after a try that failed for certain, the first being 1: 1 min, 4 min, 16 min … 6 h. */
export function retryDelayMs(tries: number): number {
  return Math.min(MINUTE_MS * 4 ** (tries - 1), LONGEST_WAIT_MS);
}

/** The latest moment at which digests were due, unix milliseconds. */
export function lastDigestTime(now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + DIGEST_HOUR * HOUR_MS;
  return today <= now ? today : today - DAY_MS;
}

function entry({ seq, title, body }: Notice, { publicUrl }: MailLinks): string {
  const words = body
    .split('\n')
    .map((line) => line.replace(NO_TEXT, ' ').trimEnd())
    .join('\n')
    .trim();
  return [oneLine(title, 500), ...(words ? [words] : []), `${publicUrl}/inbox/${seq}`].join('\n');
}

function letter(entries: readonly string[], wish: MailWish, links: MailLinks): string {
  const how =
    wish === 'digest' ? 'once a day, when something is unread' : 'of what you have not read within a minute';
  const foot = [
    '-- ',
    `You are told by e-mail ${how}. Change that: ${links.publicUrl}/inbox/settings`,
    `No more e-mails: ${unsubscribeUrl(links)}`,
  ];
  return `${entries.join('\n\n')}\n\n${foot.join('\n')}\n`;
}
