import { expect, test } from 'vitest';
import { createSlots } from '#auth/slots';

/** Work that ends when told to. */
function pending() {
  return Promise.withResolvers<string>();
}

test('no more work runs at once than there are slots, and the rest waits its turn', async () => {
  const slots = createSlots(2, 10);
  const works = [pending(), pending(), pending()];
  const started: number[] = [];
  const ends = works.map((work, n) =>
    slots.run(() => {
      started.push(n);
      return work.promise;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  works[1]?.resolve('done');
  expect(await ends[1]).toBe('done');
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
});

test('a full line turns away at once', () => {
  const slots = createSlots(1, 1);
  slots.run(() => pending().promise);
  slots.run(() => pending().promise);
  expect(slots.run(async () => 'never')).toBeUndefined();
});

test('work that fails gives its slot back', async () => {
  const slots = createSlots(1, 0);
  await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await slots.run(async () => 'next')).toBe('next');
});
