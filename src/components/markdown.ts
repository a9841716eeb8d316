import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** A table of label and value is written with an empty heading row, which says nothing to a screen reader. */
const EMPTY_HEAD = /<thead>\s*<tr>\s*(?:<th[^>]*><\/th>\s*)+<\/tr>\s*<\/thead>\s*/g;
/** A corner without words heads nothing, and a screen reader would stop at it. */
const EMPTY_CORNER = /<th(?: class="n")?>\s*<\/th>/g;
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
  return renderer.render(text).replace(EMPTY_HEAD, '').replace(EMPTY_CORNER, '<td></td>');
}

const FOREIGN: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'a'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedClasses: { th: ['n'], td: ['n'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener noreferrer' }) },
};

/** The same for what a learner wrote, which others read: only what a text needs is left, and links vouch for nothing. */
export function renderForeignMarkdown(text: string): string {
  return sanitizeHtml(renderMarkdown(text), FOREIGN);
}

/** Markdown without its first heading of level one, for a page that already shows it, and that heading. */
export function splitTitle(markdown: string): { title: string | null; body: string } {
  const found = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(markdown);
  if (!found) return { title: null, body: markdown };
  return { title: found[1] ?? null, body: markdown.slice(found[0].length) };
}
