import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/json';
import { pagesRead, standsOn, tokensUsed } from '#kit/paper';

const PAGES = [1, 2, 3].map((n) => ({
  n,
  ocr: null,
  text: `Page ${n} says something of its own, numbered ${n * 7},\nand goes on for long enough to be told from page ${n + 1}.`,
}));

const whole = (content: string, finish = 'stop', refusal: string | null = null) => ({
  op: 'model.chat',
  ok: true,
  args: { request: { messages: [{ role: 'user', content }] } } as Json,
  answer: { choices: [{ finish_reason: finish, message: { content: '{}', refusal } }] } as Json,
});

const run = (...entries: object[]) =>
  ({ trace: { entries, logs: [] } }) as unknown as Parameters<typeof pagesRead>[0];

describe('the pages that were read', () => {
  it('are those whose text reached the model, however it was wrapped', () => {
    const text = PAGES.slice(0, 2).map((p) => p.text.replace('\n', ' '));
    expect([...pagesRead(run(whole(JSON.stringify(text))), PAGES)]).toEqual([1, 2]);
  });

  it('are not those of an answer that was cut, refused or never came', () => {
    const text = PAGES[2]?.text ?? '';
    const failed = { ...whole(text), ok: false };
    expect([...pagesRead(run(whole(text, 'length'), whole(text, 'stop', 'No.'), failed), PAGES)]).toEqual([]);
  });

  it('can be read in two halves, and are read when nothing stands on them', () => {
    const { text = '' } = PAGES[0] ?? {};
    const halves = [whole(text.slice(0, 60)), whole(text.slice(60))];
    expect(pagesRead(run(...halves), [...PAGES, { n: 4, text: '  ', ocr: 0.1 }])).toEqual(new Set([1, 4]));
  });
});

describe('a quote', () => {
  it('stands on a page word for word, line breaks aside', () => {
    const page = { text: 'The deposit\nis three\n  rents.' };
    expect(standsOn(page, 'deposit is three rents')).toBe(true);
    expect(standsOn(page, 'deposit was three rents')).toBe(false);
    expect(standsOn(page, ' ')).toBe(false);
  });
});

it('what was used is the sum over all routes', () => {
  const uses = [
    { prompt: 100, completion: 20 },
    { prompt: 5, completion: 1 },
  ];
  expect(tokensUsed({ uses } as unknown as Parameters<typeof tokensUsed>[0])).toBe(126);
});
