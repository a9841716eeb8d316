import { expect, test } from 'vitest';
import { carrier, carryLines } from '#services/carry-lines';

const BEFORE = 'a();\nb();\nc();\nd();\n';

test('lines stay where they are in a text that did not change', () => {
  expect(carryLines({ fromLine: 2, toLine: 3 }, BEFORE, BEFORE)).toEqual({ fromLine: 2, toLine: 3 });
});

test('lines move along with what was put before them', () => {
  expect(carryLines({ fromLine: 2, toLine: 3 }, BEFORE, `x();\ny();\n${BEFORE}`)).toEqual({
    fromLine: 4,
    toLine: 5,
  });
});

test('lines are outdated when one of them changed, or something came between them', () => {
  expect(carryLines({ fromLine: 2, toLine: 3 }, BEFORE, 'a();\nb(1);\nc();\nd();\n')).toBeUndefined();
  expect(carryLines({ fromLine: 2, toLine: 3 }, BEFORE, 'a();\nb();\nx();\nc();\nd();\n')).toBeUndefined();
});

test('lines that were moved to one other place are found there, and in two places nowhere', () => {
  expect(carryLines({ fromLine: 1, toLine: 1 }, BEFORE, 'b();\nc();\nd();\na();\n')).toEqual({
    fromLine: 4,
    toLine: 4,
  });
  expect(carryLines({ fromLine: 1, toLine: 1 }, 'a();\n', 'b();\na();\na();\n')?.fromLine).not.toBe(1);
});

test('a text that is gone carries nothing', () => {
  expect(carryLines({ fromLine: 1, toLine: 2 }, BEFORE, '')).toBeUndefined();
});

test('lines that are everywhere are carried by what stands around them', () => {
  const before = 'if (a) {\n}\nif (b) {\n}\nif (c) {\n}\n';
  const after = `// first\n${before}`;
  expect(carryLines({ fromLine: 4, toLine: 4 }, before, after)).toEqual({ fromLine: 5, toLine: 5 });
});

test('a file that was written anew from end to end takes no time to speak of, for as many threads as there are', () => {
  const lines = (word: string) =>
    Array.from({ length: 6_000 }, (_, n) => `${n % 3 === 0 ? '}' : `${word} ${n}`}\n`);
  const [before, after] = [lines('before').join(''), lines('after').join('')];
  const begun = process.threadCpuUsage();
  const carry = carrier(before, after);
  for (let line = 1; line <= 60; line += 1) carry({ fromLine: line, toLine: line });
  const { user, system } = process.threadCpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(100);
});
