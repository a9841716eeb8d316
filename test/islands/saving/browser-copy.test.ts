import { describe, expect, it } from 'vitest';
import { browserCopies, copyKey } from '#islands/saving/browser-copy.ts';
import { MemoryStorage } from './memory-storage.ts';

const copy = { files: [{ path: 'a.ts', text: 'x' }], revision: 2, keptAt: 10 };

describe('copies in the browser', () => {
  it('come back as they were kept', () => {
    const storage = new MemoryStorage();
    expect(browserCopies('k', () => storage).write(copy)).toBe(true);
    expect(browserCopies('k', () => storage).read()).toEqual(copy);
  });

  it('of two people, stages or exercises never meet', () => {
    const keys = [copyKey(null, 'a', 1), copyKey('u1', 'a', 1), copyKey('u1', 'a', 2), copyKey('u1', 'b', 1)];
    expect(new Set(keys).size).toBe(4);
  });

  it('say so when storage is full', () => {
    expect(browserCopies('k', () => new MemoryStorage({ isFull: true })).write(copy)).toBe(false);
  });

  it('say so when storage is switched off', () => {
    const copies = browserCopies('k', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(copies.write(copy)).toBe(false);
    expect(copies.read()).toBeUndefined();
  });

  it.each(['not json', '{"files":1}'])('that cannot be read (%s) are taken as absent', (text) => {
    const storage = new MemoryStorage();
    storage.setItem('k', text);
    expect(browserCopies('k', () => storage).read()).toBeUndefined();
  });
});
