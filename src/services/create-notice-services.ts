import type { Bind } from './bind.ts';
import {
  countUnread,
  followNotice,
  listNotices,
  markNoticeRead,
  markNoticesRead,
  openNoticeFeed,
} from './inbox.ts';
import { findUnsubscribeLink, setMailWish, unsubscribe, viewMailSettings } from './mail-settings.ts';
import type { NoticeServices } from './notice-contract.ts';

/** The use cases of notices. */
export function createNoticeServices(bind: Bind): NoticeServices {
  return {
    listNotices: bind(listNotices),
    countUnread: bind(countUnread),
    followNotice: bind(followNotice),
    markNoticeRead: bind(markNoticeRead),
    markNoticesRead: bind(markNoticesRead),
    openNoticeFeed: bind(openNoticeFeed),
    viewMailSettings: bind(viewMailSettings),
    setMailWish: bind(setMailWish),
    findUnsubscribeLink: bind(findUnsubscribeLink),
    unsubscribe: bind(unsubscribe),
  };
}
