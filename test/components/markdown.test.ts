import { describe, expect, it } from 'vitest';
import { renderForeignMarkdown, renderMarkdown, splitTitle } from '../../src/components/markdown.ts';

describe('Markdown of briefs and reviews', () => {
  it('shows raw HTML as text', () => {
    expect(renderMarkdown('<img src=x onerror=alert(1)>')).not.toContain('<img');
  });

  it('makes no link of a script address', () => {
    expect(renderMarkdown('[x](javascript:alert(1))')).not.toContain('<a');
  });

  it('aligns columns by class, because style attributes are refused', () => {
    const html = renderMarkdown('| a | b |\n|---|---:|\n| 1 | 2 |');
    expect(html).toContain('<td class="n">2</td>');
    expect(html).not.toContain('style=');
  });

  it('leaves out a heading row that is empty, and no other', () => {
    expect(renderMarkdown('| | |\n|---|---|\n| a | b |')).not.toContain('<th');
    expect(renderMarkdown('| | c |\n|---|---|\n| a | b |')).toContain('<th>c</th>');
  });

  it('makes no heading of an empty corner', () => {
    const html = renderMarkdown('| | c |\n|---|---|\n| a | b |');
    expect(html).toContain('<td></td>');
    expect(html.match(/<th\b/g)).toHaveLength(1);
  });

  it('leaves the first heading level to the page', () => {
    expect(renderMarkdown('# A\n\n## B')).toBe('<h2>A</h2>\n<h3>B</h3>\n');
  });

  it('gives the title and the rest apart', () => {
    expect(splitTitle('# The incident\n\nOn Friday')).toEqual({ title: 'The incident', body: '\nOn Friday' });
    expect(splitTitle('On Friday\n# Later')).toEqual({ title: null, body: 'On Friday\n# Later' });
  });
});

describe('what a learner wrote for others to read', () => {
  it('keeps headings, lists, tables and code', () => {
    const html = renderForeignMarkdown('## Why\n\n- one\n\n| a | b |\n|---|--:|\n| `x` | 1 |\n');
    for (const part of ['<h3>Why</h3>', '<li>one</li>', '<td class="n">1</td>', '<code>x</code>']) {
      expect(html).toContain(part);
    }
  });

  it('runs nothing, loads nothing and shows raw HTML as text', () => {
    const html = renderForeignMarkdown(
      '<script>alert(1)</script> ![x](https://evil.test/x.png) <b onclick="x">b</b> <style>*{}</style>',
    );
    expect(html).not.toMatch(/<(?:script|img|b|style)\b/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('leads only to the web and to mail, and vouches for no link', () => {
    const html = renderForeignMarkdown(
      '[a](https://a.test) [b](javascript:alert(1)) [c](data:text/html,x) [d](//evil.test) https://e.test',
    );
    expect(html).toContain('<a href="https://a.test" rel="nofollow noopener noreferrer">');
    expect(html).not.toMatch(/href="(?:javascript|data|\/\/)/);
    expect([...html.matchAll(/<a /g)]).toHaveLength([...html.matchAll(/rel="nofollow/g)].length);
  });
});
