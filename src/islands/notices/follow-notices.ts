import { readNoticeEvent } from './notice-event.ts';
import { hearNotices } from './notice-line.ts';

/** As many as the page head writes out. */
const SHOWN = 99;

/** Keeps the count of unread notices right, and says new ones politely. Everything works without it. */
export function followNotices(page: Document): void {
  const link = page.querySelector<HTMLElement>('[data-inbox]');
  const count = link?.querySelector<HTMLElement>('[data-unread]');
  const number = count?.querySelector<HTMLElement>('[data-unread-number]');
  const said = page.querySelector<HTMLElement>('[data-notice-said]');
  const userId = link?.dataset['inbox'];
  if (!userId || !count || !number || !said) return;
  const news = page.querySelector<HTMLElement>('[data-new-notices]');
  hearNotices(userId, (data) => {
    const event = readNoticeEvent(data);
    if (!event) return;
    count.hidden = event.unread === 0;
    number.textContent = event.unread > SHOWN ? `${SHOWN}+` : String(event.unread);
    if (event.title === undefined) return;
    said.textContent = `New in your inbox: ${event.title}`;
    if (news) news.hidden = false;
  });
}
