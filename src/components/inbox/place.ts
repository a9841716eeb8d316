import type { InboxPlace } from '#services/notice-contract';

/** Where a page of the inbox begins, as it stands in its address: `unread-120`, `read-88`. */
export function writePlace({ isRead, before }: InboxPlace): string {
  return `${isRead ? 'read' : 'unread'}-${before}`;
}

/** The same read back; null for the first page and for anything else. */
export function readPlace(text: string | null): InboxPlace | null {
  const [, word, seq] = /^(read|unread)-(\d{1,15})$/.exec(text ?? '') ?? [];
  return word ? { isRead: word === 'read', before: Number(seq) } : null;
}
