import { describe, expect, it } from 'vitest';
import { renderMarkdown, splitTitle } from '../../src/components/markdown.ts';

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

  it('leaves the first heading level to the page', () => {
    expect(renderMarkdown('# A\n\n## B')).toBe('<h2>A</h2>\n<h3>B</h3>\n');
  });

  it('gives the title and the rest apart', () => {
    expect(splitTitle('# The incident\n\nOn Friday')).toEqual({ title: 'The incident', body: '\nOn Friday' });
    expect(splitTitle('On Friday\n# Later')).toEqual({ title: null, body: 'On Friday\n# Later' });
  });
});
