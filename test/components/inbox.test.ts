import { expect, test } from 'vitest';
import { dayGroups } from '#components/inbox/day-groups.ts';
import { readPlace, writePlace } from '#components/inbox/place.ts';
import { readNoticeEvent } from '#islands/notices/notice-event.ts';

test('things of one day stand together, in the order they came in', () => {
  const at = (day: number, hour: number) => ({ createdAt: Date.UTC(2026, 0, day, hour) });
  const groups = dayGroups([at(5, 23), at(5, 0), at(4, 23)]);
  expect(groups.map(({ day, items }) => [day, items.length])).toEqual([
    ['5 Jan 2026', 2],
    ['4 Jan 2026', 1],
  ]);
});

test('a page of the inbox is found again by its address, and anything else is the first one', () => {
  const place = { isRead: true, before: 120 };
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(readPlace(writePlace({ isRead: false, before: 7 }))).toEqual({ isRead: false, before: 7 });
  for (const text of [null, '', 'read-', 'read-1e9', 'unread--1', 'all-3', `read-${'9'.repeat(20)}`])
    expect(readPlace(text)).toBeNull();
});

test('what the feed says is read only when it is what it should be', () => {
  expect(readNoticeEvent('{"unread":2,"title":"A thing.","path":"/work"}')).toEqual({
    unread: 2,
    title: 'A thing.',
  });
  expect(readNoticeEvent('{"unread":0}')).toEqual({ unread: 0 });
  for (const data of ['', 'null', '[]', '{"unread":"2"}', '{"unread":-1}', '{"unread":1.5}', 7, undefined])
    expect(readNoticeEvent(data)).toBeNull();
});
