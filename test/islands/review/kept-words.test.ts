import { expect, test, vi } from 'vitest';
import { keptWords } from '../../../src/islands/review/kept-words.ts';
import { MemoryStorage } from '../saving/memory-storage.ts';

const DAY = 24 * 60 * 60 * 1000;

test('words are kept by review and form, and forgotten when empty', () => {
  const shelf = new MemoryStorage();
  const words = keptWords(shelf, 'r1', () => 5);
  words.keep('reply-1', 'Because');
  words.keep('lines a.ts:1-2', 'Why?');
  keptWords(shelf, 'r2', () => 5).keep('reply-1', 'Other');
  expect(words.find('reply-1')).toBe('Because');
  expect(words.list().toSorted()).toEqual(['lines a.ts:1-2', 'reply-1']);
  words.keep('reply-1', '  ');
  expect(words.find('reply-1')).toBeUndefined();
  words.forget('lines a.ts:1-2');
  expect(words.list()).toEqual([]);
});

test('a storage that is full loses nothing but the copy', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const words = keptWords(new MemoryStorage({ isFull: true }), 'r1', () => 5);
  words.keep('reply-1', 'Because');
  expect(words.find('reply-1')).toBeUndefined();
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});

test('what is damaged or older than two weeks is tidied away, of every review, and nothing of others', () => {
  const shelf = new MemoryStorage();
  keptWords(shelf, 'old', () => 0).keep('reply-1', 'Old');
  keptWords(shelf, 'new', () => 10 * DAY).keep('reply-1', 'New');
  shelf.setItem('holdfast.desk-words:r:x', '{not json');
  shelf.setItem('theirs', '{not json');
  const words = keptWords(shelf, 'new', () => 15 * DAY);
  words.tidy();
  expect(words.find('reply-1')).toBe('New');
  expect(keptWords(shelf, 'old', () => 15 * DAY).list()).toEqual([]);
  expect([shelf.length, shelf.getItem('theirs')]).toEqual([2, '{not json']);
});

test('words go into their field as they are, and below what somebody else wrote there meanwhile', () => {
  const words = keptWords(new MemoryStorage(), 'r1', () => 5);
  words.keep('summary', 'A fair start. Sources', 'A fair start.');
  expect(words.find('summary', 'A fair start.')).toBe('A fair start. Sources');
  expect(words.find('summary', 'A fair start. S')).toBe('A fair start. Sources');
  expect(words.find('summary', 'Not yet.')).toBe('Not yet.\n\nA fair start. Sources');
});
