import { expect, test } from 'vitest';
import { partLinks, queueQuery, queueViewOf } from '../../../src/components/review/queue-address.ts';

const viewOf = (query: string) => queueViewOf(new URLSearchParams(query));

test('a view becomes an address and comes back as it was', () => {
  for (const query of ['', '?show=mine&exercise=support-assistant&stage=2&level=none&order=random&page=3'])
    expect(queueQuery(viewOf(query))).toBe(query);
});

test('what makes no sense in an address falls back on its own and takes nothing else along', () => {
  expect(viewOf('show=everything&stage=x&level=perfect&order=best&page=-1&exercise=a')).toEqual({
    show: 'all',
    exercise: 'a',
    order: 'oldest',
    page: 1,
  });
});

test('the fields that a form leaves empty are not asked for', () => {
  expect(viewOf('exercise=&stage=&level=')).toEqual({ show: 'all', order: 'oldest', page: 1 });
});

test('another part of the queue keeps exercise and order and begins at its first page', () => {
  const link = partLinks(viewOf('exercise=a&order=random&page=4')).find(({ part }) => part === 'mine');
  expect(link?.href).toBe('/mentor?show=mine&exercise=a&order=random');
});
