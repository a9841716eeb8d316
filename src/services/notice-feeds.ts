import type { SessionCookies } from '#auth/sessions';
import { ok, type Result, refuse } from '#domain/result';
import type { Store } from '#store/open-store';
import type { ReportProblem } from './deps.ts';
import { UNREAD_SHOWN } from './notice-contract.ts';

/** What a feed says. `id` is where to resume. */
export type FeedEvent =
  | { kind: 'notice'; id: number; title: string; path: string; unread: number }
  | { kind: 'unread'; id: number; unread: number };

/** Somebody who listens. */
export interface FeedListener {
  /** Whose notices. */
  userId: string;
  /** The cookies it was opened with: it ends when their session does. */
  cookies: string | null;
  /** The last notice that was received before; undefined at the first time. */
  after: number | undefined;
  /** @throws nothing */
  hear(event: FeedEvent): void;
  /** Nothing happened for a while. */
  beat(): void;
  /** No more is said. */
  end(): void;
}

/** Tells whoever is here of new notices. One per process. */
export interface NoticeFeeds {
  /** Refuses when somebody, or everybody together, has too many open. The answer closes it from the listener's side. */
  open(listener: FeedListener): Result<() => void>;
  /** Somebody read something: their feeds say how many are left. */
  noteRead(userId: string): void;
  /** Ends them all. */
  close(): void;
}

export const FEEDS_EACH = 6;
export const FEEDS_TOGETHER = 1000;
const LOOK_MS = 1000;
const CHECK_MS = 10_000;
const BEAT_MS = 15_000;
const AT_A_LOOK = 500;
/** Missed notices that are still told one by one; older ones are in the inbox. */
const RESUMED = 100;
const RETRY_SECONDS = 30;

interface Feed extends FeedListener {
  sentUpTo: number;
}

export function createNoticeFeeds(
  { notices }: Pick<Store, 'notices'>,
  sessions: Pick<SessionCookies, 'whose'>,
  reportProblem: ReportProblem,
): NoticeFeeds {
  const feeds = new Set<Feed>();
  let timers: NodeJS.Timeout[] = [];
  let seen = 0;

  const leave = (feed: Feed) => {
    feeds.delete(feed);
    if (feeds.size > 0) return;
    for (const timer of timers) clearInterval(timer);
    timers = [];
  };
  const stop = (feed: Feed) => {
    if (!feeds.has(feed)) return;
    leave(feed);
    feed.end();
  };
  const unreadOf = (userId: string) => notices.countUnread(userId, UNREAD_SHOWN + 1);
  const tell = (feed: Feed, { seq, title, path }: { seq: number; title: string; path: string }) => {
    if (seq <= feed.sentUpTo) return;
    feed.sentUpTo = seq;
    feed.hear({ kind: 'notice', id: seq, title, path, unread: unreadOf(feed.userId) });
  };

  /** One look for everybody: costs nothing while nothing happens, however many listen. */
  const look = () => {
    if (notices.newestSeq() <= seen) return;
    for (const { userId, ...notice } of notices.listSince(seen, AT_A_LOOK)) {
      seen = notice.seq;
      for (const feed of feeds) if (feed.userId === userId) tell(feed, notice);
    }
  };
  const check = () => {
    for (const feed of [...feeds]) if (sessions.whose(feed.cookies) !== feed.userId) stop(feed);
  };
  const beat = () => {
    for (const feed of feeds) feed.beat();
  };
  const guarded = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      reportProblem('The feed of notices could not look. It looks again.', error);
    }
  };
  const start = () => {
    seen = notices.newestSeq();
    timers = [
      setInterval(guarded(look), LOOK_MS).unref(),
      setInterval(guarded(check), CHECK_MS).unref(),
      setInterval(beat, BEAT_MS).unref(),
    ];
  };

  return {
    open(listener) {
      const own = [...feeds].filter(({ userId }) => userId === listener.userId).length;
      if (own >= FEEDS_EACH) return tooMany('You have too many pages open that wait for notices.');
      if (feeds.size >= FEEDS_TOGETHER) return tooMany('Too many pages wait for notices.');
      if (feeds.size === 0) start();
      const { userId, after } = listener;
      const newest = notices.newestSeq();
      const feed: Feed = { ...listener, sentUpTo: Math.min(after ?? newest, newest) };
      feeds.add(feed);
      for (const notice of notices.listOwnSince(userId, feed.sentUpTo, RESUMED)) tell(feed, notice);
      feed.sentUpTo = newest;
      feed.hear({ kind: 'unread', id: newest, unread: unreadOf(userId) });
      return ok(() => leave(feed));
    },

    noteRead(userId) {
      for (const feed of feeds) {
        if (feed.userId === userId)
          feed.hear({ kind: 'unread', id: feed.sentUpTo, unread: unreadOf(userId) });
      }
    },

    close() {
      for (const feed of [...feeds]) stop(feed);
    },
  };
}

function tooMany(message: string) {
  return refuse('too_many', `${message} The count is right when you reload.`, {
    retryAfterSeconds: RETRY_SECONDS,
  });
}
