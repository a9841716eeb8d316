import MarkdownIt from 'markdown-it';

/** A table of label and value is written with an empty heading row, which says nothing to a screen reader. */
const EMPTY_HEAD = /<thead>\s*<tr>\s*(?:<th[^>]*><\/th>\s*)+<\/tr>\s*<\/thead>\s*/g;
/** The page's own heading is `h1`; a text begins one level below. */
const LEVELS_DOWN = 1;

/**
 * The renderer of briefs, cards and reviews: raw HTML is shown as text, links leave no referrer, and columns are
 * aligned by class, because the content security policy refuses `style` attributes.
 */
const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false });

renderer.core.ruler.push('fit-into-page', (state) => {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + LEVELS_DOWN)}`;
    }
    const alignment = token.attrGet('style');
    if (alignment === null) continue;
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
    if (String(alignment).includes('right')) token.attrSet('class', 'n');
  }
});

renderer.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  if (token && /^https?:/.test(String(token.attrGet('href')))) token.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

renderer.disable('image');

/** HTML of trusted-author or mentor Markdown, headings moved one level down. Empty text gives an empty string. */
export function renderMarkdown(text: string): string {
  return renderer.render(text).replace(EMPTY_HEAD, '');
}

/** Markdown without its first heading of level one, for a page that already shows it, and that heading. */
export function splitTitle(markdown: string): { title: string | null; body: string } {
  const found = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(markdown);
  if (!found) return { title: null, body: markdown };
  return { title: found[1] ?? null, body: markdown.slice(found[0].length) };
}
