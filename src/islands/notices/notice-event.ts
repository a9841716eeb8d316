/** What the server's feed says, as far as a page needs it. */
export interface NoticeEvent {
  unread: number;
  /** Of a new notice; undefined when only the count has changed. */
  title?: string;
}

/** One event's data; null when it is none of ours. */
export function readNoticeEvent(data: unknown): NoticeEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const seen: unknown = JSON.parse(data);
    if (typeof seen !== 'object' || seen === null || !('unread' in seen)) return null;
    const { unread } = seen;
    if (typeof unread !== 'number' || !Number.isInteger(unread) || unread < 0) return null;
    return 'title' in seen && typeof seen.title === 'string' ? { unread, title: seen.title } : { unread };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
