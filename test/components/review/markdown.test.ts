import { expect, test } from 'vitest';
import { renderMarkdown, renderRecord } from '../../../src/components/review/markdown.ts';

test('emphasis, code and lists become markup', () => {
  expect(renderMarkdown('Build the *key* from `order.id`:\n\n- once\n- again')).toBe(
    '<p>Build the <em>key</em> from <code>order.id</code>:</p>\n<ul>\n<li>once</li>\n<li>again</li>\n</ul>',
  );
});

test('raw HTML is shown as the text that was typed', () => {
  const html = renderMarkdown('<script>alert(1)</script> <img src=x onerror=alert(1)>');
  expect(html).not.toMatch(/<(script|img)/);
  expect(html).toContain('&lt;script&gt;');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//elsewhere.test/x'])(
  'a link to %s has no address',
  (address) => {
    expect(renderMarkdown(`[press](${address})`)).not.toContain(`href="${address.slice(0, 4)}`);
  },
);

test('a link tells the other site nothing and search engines neither', () => {
  expect(renderMarkdown('[the docs](https://example.test/a)')).toBe(
    '<p><a href="https://example.test/a" rel="nofollow noopener">the docs</a></p>',
  );
});

test('code in a fence keeps its angle brackets and carries no class', () => {
  expect(renderMarkdown('```ts\nconst a: Array<string> = [];\n```')).toBe(
    '<pre><code>const a: Array&lt;string&gt; = [];\n</code></pre>',
  );
});

test('a heading and an image stay plain text', () => {
  expect(renderMarkdown('# Loud\n\n![x](https://example.test/pixel.gif)')).not.toMatch(/<h1|<img/);
});

test('nothing gives nothing', () => {
  expect(renderMarkdown('  \n')).toBe('');
});

test('a decision record has its headings one level below the page’s own, and a comment has none', () => {
  expect(renderRecord('# Record\n\n## Cost')).toBe('<h2>Record</h2>\n<h3>Cost</h3>');
  expect(renderMarkdown('## Cost')).toBe('<p>## Cost</p>');
});

test('a link in a decision record says where it leads as well', () => {
  expect(renderRecord('[holdfast.test](https://elsewhere.test/x)')).toContain('</a> (elsewhere.test)');
});
