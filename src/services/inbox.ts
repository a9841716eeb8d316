import type { Notice } from '#domain/notice';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { type Inbox, type InboxPlace, UNREAD_SHOWN } from './notice-contract.ts';
import type { FeedListener } from './notice-feeds.ts';

/** Notices on a page of the inbox. */
export const NOTICES_PER_PAGE = 30;

type Reader = Pick<Viewer, 'id'>;

/** A page of somebody's inbox: unread notices, then read ones, each newest first. */
export function listNotices({ store }: Pick<Deps, 'store'>, { id }: Reader, place: InboxPlace | null): Inbox {
  const part = (isRead: boolean, limit: number): Notice[] => {
    const before = place?.isRead === isRead ? place.before : undefined;
    return limit > 0 ? store.notices.list(id, { isRead, before, limit }) : [];
  };
  // One more than a page holds says whether there is another.
  const unread = place?.isRead ? [] : part(false, NOTICES_PER_PAGE + 1);
  const read = part(true, NOTICES_PER_PAGE + 1 - unread.length);
  const hasMore = unread.length + read.length > NOTICES_PER_PAGE;
  if (hasMore) (read.length > 0 ? read : unread).pop();
  const last = read.at(-1) ?? unread.at(-1);
  const next = hasMore && last ? { isRead: last.readAt !== null, before: last.seq } : null;
  return { unread, read, next, upTo: store.notices.newestSeq() };
}

/** How many notices somebody has not read, up to `UNREAD_SHOWN + 1`. */
export function countUnread({ store }: Pick<Deps, 'store'>, { id }: Reader): number {
  return store.notices.countUnread(id, UNREAD_SHOWN + 1);
}

/** Marks one of the viewer's notices read and says where it leads. */
export function followNotice(
  deps: Pick<Deps, 'store' | 'feeds'>,
  viewer: Reader,
  seq: number,
): Result<{ path: string }> {
  const notice = deps.store.notices.find(viewer.id, seq);
  if (!notice) return refuse('not_found', 'There is no such notice in your inbox.');
  if (notice.readAt === null) {
    deps.store.notices.markRead(viewer.id, seq);
    deps.feeds.noteRead(viewer.id);
  }
  return ok({ path: notice.path });
}

/** Marks one of the viewer's notices read. */
export function markNoticeRead(
  deps: Pick<Deps, 'store' | 'feeds'>,
  viewer: Reader,
  seq: number,
): Result<null> {
  const followed = followNotice(deps, viewer, seq);
  return followed.ok ? ok(null) : followed;
}

/** Marks the viewer's notices read, up to one that was there when the page was made. */
export function markNoticesRead(
  { store, feeds }: Pick<Deps, 'store' | 'feeds'>,
  { id }: Reader,
  upTo: number,
): Result<{ read: number }> {
  if (!Number.isSafeInteger(upTo) || upTo < 0) {
    return refuse('invalid', 'Reload the inbox and mark the notices again.');
  }
  const read = store.notices.markReadUpTo(id, upTo);
  if (read > 0) feeds.noteRead(id);
  return ok({ read });
}

/** Tells a listener of the viewer's notices as they come. */
export function openNoticeFeed(
  { feeds }: Pick<Deps, 'feeds'>,
  viewer: Reader,
  listener: Omit<FeedListener, 'userId'>,
): Result<() => void> {
  return feeds.open({ ...listener, userId: viewer.id });
}
