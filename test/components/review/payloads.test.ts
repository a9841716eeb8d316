import { escapeHTML } from 'astro/runtime/server/index.js';
import { describe, expect, test } from 'vitest';
import { renderForeignMarkdown } from '../../../src/components/markdown.ts';
import { renderMarkdown, renderRecord } from '../../../src/components/review/markdown.ts';
import { PAYLOADS } from './payloads.ts';

const IN_POSTS = /^<(?:\/?(?:p|em|strong|s|code|pre|blockquote|ul|ol|li|bdi)|\/a|br \/|ol start="\d+")>$/;
const IN_RECORDS =
  /^<(?:\/?(?:h[2-6]|p|em|strong|s|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td)|\/a|br \/|hr \/|ol start="\d+"|t[hd] class="n")>$/;
const LINK = /^<a(?: href="([^"<>]*)")? rel="nofollow noopener(?: noreferrer)?">$/;
const SITE = new URL('https://holdfast.test/reviews/1');

/** Everything in HTML that is none of these tags, written exactly so; browsers get nothing else to guess at. */
function strangersIn(html: string, known: RegExp): string[] {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  return tags.filter((tag) => !known.test(tag) && !isSafeLink(tag));
}

/** Whether a browser on our page would go to a page of another site that is plainly named, to a mail, or to a place of ours. */
function isSafeLink(tag: string): boolean {
  const link = LINK.exec(tag);
  const href = (link?.[1] ?? '').replaceAll('&amp;', '&');
  if (!link || !URL.canParse(href, SITE)) return false;
  const { protocol, host } = new URL(href, SITE);
  if (protocol === 'mailto:') return true;
  return (
    (protocol === 'http:' || protocol === 'https:') && (host === SITE.host || /^https?:\/\//i.test(href))
  );
}

/** Tags that are opened and not closed, or closed and not open: what follows would not stand where it should. */
function unbalancedIn(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === undefined || name === 'br' || name === 'hr') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`/${name}`];
  }
  return open;
}

test('there are at least 55 payloads, each with a name and a text of its own', () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(55);
  expect(new Set(PAYLOADS.map(({ name }) => name)).size).toBe(PAYLOADS.length);
  expect(new Set(PAYLOADS.map(({ text }) => text)).size).toBe(PAYLOADS.length);
});

describe('the check itself', () => {
  test.each([
    '<p onclick="x">',
    '<img src="x">',
    '<p class="btn">',
    '<a href="javascript:x" rel="nofollow noopener">',
    '<a href="//x.test" rel="nofollow noopener">',
    '<a href="/\\x.test" rel="nofollow noopener">',
    '<a href="https://x.test" target="_blank" rel="nofollow noopener">',
    '<p',
  ])('finds %s', (html) => {
    expect(strangersIn(html, IN_POSTS)).toEqual([html]);
  });
});

describe.each(PAYLOADS)('$name', ({ text }) => {
  test('is harmless in a post', () => {
    expect(strangersIn(renderMarkdown(text), IN_POSTS)).toEqual([]);
  });

  test('is harmless in a decision record', () => {
    expect(strangersIn(renderForeignMarkdown(text), IN_RECORDS)).toEqual([]);
    expect(strangersIn(renderRecord(text), IN_RECORDS)).toEqual([]);
  });

  test('is text in a field that is no Markdown', () => {
    expect(String(escapeHTML(text))).not.toMatch(/[<>"']/);
  });

  test('closes what it opens, so that what stands after it stays where it is', () => {
    expect(unbalancedIn(renderMarkdown(text))).toEqual([]);
    expect(unbalancedIn(renderForeignMarkdown(text))).toEqual([]);
    expect(unbalancedIn(renderRecord(text))).toEqual([]);
  });
});

test('text that would change the direction of what is around it is written out', () => {
  expect(renderMarkdown('is\u202eadmin\u202c')).toBe('<p>is[U+202E]admin[U+202C]</p>');
  expect(renderMarkdown('`a\u2066b`')).toContain('a[U+2066]b');
});

test('a link that shows another address than it leads to says where it leads', () => {
  const link = (text: string) => renderMarkdown(`[${text}](https://elsewhere.test/x)`);
  expect(link('https://holdfast.test/log-in')).toContain('</a> (elsewhere.test)');
  expect(link('www.holdfast.test')).toContain('</a> (elsewhere.test)');
  expect(link('hold\u200bfast.test')).toContain('</a> (elsewhere.test)');
  expect(link('https://elsewhere.test')).not.toContain('(elsewhere.test)');
  expect(link('the docs, v1.2')).not.toContain('(elsewhere.test)');
});
