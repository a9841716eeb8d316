import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/components/review/markdown.ts';
import { PAYLOADS } from './payloads.ts';

/** What people's Markdown may become: prose, lists, code and links. */
const ALLOWED =
  /^<\/?(p|a|em|strong|s|del|code|pre|ul|ol|li|blockquote|h[1-6]|br|hr|table|thead|tbody|tr|th|td|span|div)(\s[^<>]*)?\s*\/?>$/;

test('there are at least 55 payloads, no two alike', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(55);
  expect(PAYLOADS.length).toBe(new Set(PAYLOADS).size);
});

test.each(PAYLOADS)('%j becomes text and harmless tags', (payload) => {
  for (const text of [payload, `before ${payload} after`, `> ${payload}`, `- ${payload}`, `**${payload}**`]) {
    const html = renderMarkdown(text);
    const tags = html.match(/<[a-z/!?][^>]*>/gi) ?? [];
    expect(tags.filter((tag) => !ALLOWED.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /\son\w+\s*=|style\s*=|src\s*=|formaction|srcdoc/i.test(tag))).toEqual([]);
    const hrefs = tags.flatMap((tag) => /\shref="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(hrefs.filter((href) => !/^(https?:|mailto:|\/|#)/.test(href))).toEqual([]);
  }
});
