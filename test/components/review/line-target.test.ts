import { expect, test } from 'vitest';
import {
  commentHref,
  lineRange,
  linesSpokenOf,
  parseTarget,
  withinFile,
} from '../../../src/components/review/line-target.ts';

test('the address of a comment form names the lines it was made for', () => {
  const anchor = { path: 'src/main.ts', fromLine: 14, toLine: 17 };
  const href = new URL(
    commentHref({ view: 'whole', against: 'starter', list: 'show=mine&go=next' }, anchor),
    'http://desk.test/mentor/r1',
  );
  expect(parseTarget(href.searchParams.get('comment'))).toEqual(anchor);
  expect(href.searchParams.get('view')).toBe('whole');
  expect(href.searchParams.get('against')).toBe('starter');
  expect(href.searchParams.get('list')).toBe('show=mine&go=next');
  expect(href.hash).toBe('#src/main.ts:L17');
});

test('a single line needs no range', () => {
  expect(parseTarget('a.ts:3')).toEqual({ path: 'a.ts', fromLine: 3, toLine: 3 });
});

test.each([null, '', 'a.ts', ':3', 'a.ts:0', 'a.ts:9-3', 'a.ts:x', 'a.ts:1-99999999'])(
  '%j names no lines',
  (text) => {
    expect(parseTarget(text)).toBeUndefined();
  },
);

test('a range is written with a dash, a single line without', () => {
  expect(lineRange({ fromLine: 3, toLine: 5 })).toBe('3–5');
  expect(lineRange({ fromLine: 3, toLine: 3 })).toBe('3');
});

test('lines beyond the end of a file stand at its last line', () => {
  expect(withinFile({ path: 'a.ts', fromLine: 5, toLine: 9 }, 7)).toMatchObject({ fromLine: 5, toLine: 7 });
  expect(withinFile({ path: 'a.ts', fromLine: 8, toLine: 9 }, 7)).toMatchObject({ fromLine: 7, toLine: 7 });
});

test('lines that two comments speak of count once', () => {
  const anchors = [
    { fromLine: 2, toLine: 4 },
    { fromLine: 4, toLine: 5 },
  ];
  expect([...linesSpokenOf(anchors)]).toEqual([2, 3, 4, 5]);
});
