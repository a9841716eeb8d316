import type { MailWish, Notice } from '#domain/notice';
import type { Result } from '#domain/result';
import type { FeedListener } from './notice-feeds.ts';

/** Above this many the page head says `99+`. */
export const UNREAD_SHOWN = 99;

/** Notices of one page of the inbox: unread ones before read ones, each newest first. */
export interface Inbox {
  unread: Notice[];
  read: Notice[];
  /** Where the next page begins; null on the last. */
  next: InboxPlace | null;
  /** The newest notice there is now: “mark all read” goes up to it. */
  upTo: number;
}

/** After which notice a page of the inbox begins. */
export interface InboxPlace {
  isRead: boolean;
  before: number;
}

/** How somebody is told by e-mail. */
export interface MailSettings {
  wish: MailWish;
  address: string;
  /** Whether this server sends e-mails at all. */
  isConfigured: boolean;
}

/** What pages may ask of us about notices: the inbox, e-mail and the feed. */
export interface NoticeServices {
  listNotices(viewer: { id: string }, place: InboxPlace | null): Inbox;
  /** On every page: up to `UNREAD_SHOWN + 1`. */
  countUnread(viewer: { id: string }): number;
  /** Marks a notice read; gives the path it leads to. */
  followNotice(viewer: { id: string }, seq: number): Result<{ path: string }>;
  /** Marks one read. */
  markNoticeRead(viewer: { id: string }, seq: number): Result<null>;
  /** Marks those read that the page showed or could have shown. */
  markNoticesRead(viewer: { id: string }, upTo: number): Result<{ read: number }>;
  /** Tells a listener of the viewer's notices as they come. Gives what closes it. */
  openNoticeFeed(viewer: { id: string }, listener: Omit<FeedListener, 'userId'>): Result<() => void>;

  viewMailSettings(viewer: { id: string; email: string }): MailSettings;
  setMailWish(viewer: { id: string }, wish: string): Result<null>;
  /** Whether a link ends somebody's e-mails. Without a viewer: the token is the permission, and tells nothing else. */
  findUnsubscribeLink(token: string): Result<null>;
  unsubscribe(token: string): Result<null>;
}
