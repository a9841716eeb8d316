import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** A comment is no document of its own, so headings, rules, tables and images stay the text that was typed. */
const markdown = guarded(
  markdownIt('default', { html: false, linkify: false, breaks: true }).disable([
    'heading',
    'lheading',
    'hr',
    'table',
    'image',
  ]),
);
/** A decision record is one: its headings stand below the page's own. */
const documents = guarded(markdownIt('default', { html: false, linkify: false }).disable('image'));
documents.core.ruler.push('headings below the page’s', ({ tokens }) => {
  for (const token of tokens)
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
});

/** Characters that turn the direction of what follows: code with them reads otherwise than it runs. */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
/** Characters that nobody sees and that would hide an address from us as well. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** Words that a reader takes for an address: `https://site.test/x`, `www.site.test`, `site.test`. */
const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#]|$)/i;

/** Has links say where they lead, where their words show another place. */
function guarded(renderer: ReturnType<typeof markdownIt>): ReturnType<typeof markdownIt> {
  renderer.core.ruler.push('links say where they lead', (state) => {
    for (const { children } of state.tokens) {
      for (let at = (children?.length ?? 0) - 1; at >= 0; at -= 1) {
        const end = children?.[at];
        if (!children || end?.type !== 'link_close') continue;
        const start = children.findLastIndex(({ type }, i) => i < at && type === 'link_open');
        const shown = children
          .slice(start + 1, at)
          .map(({ content }) => content)
          .join('');
        const host = hostBehind(shown, String(children[start]?.attrGet('href') ?? ''));
        if (host === undefined) continue;
        const note = new state.Token('text', '', 0);
        note.content = ` (${host})`;
        children.splice(at + 1, 0, note);
      }
    }
  });
  return renderer;
}

/** The host that an address leads to, where the words of its link show another one. */
function hostBehind(shown: string, href: string): string | undefined {
  const promised = ADDRESS.exec(shown.replace(UNSEEN, '').trim())?.[1]?.toLowerCase();
  if (promised === undefined || !URL.canParse(href)) return undefined;
  const { host, hostname } = new URL(href);
  return host === '' || hostname === promised ? undefined : host;
}

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }) },
};

const ALLOWED_IN_RECORDS: sanitizeHtml.IOptions = {
  ...ALLOWED,
  allowedTags: [
    ...(ALLOWED.allowedTags || []),
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
};

/**
 * Markdown that a person wrote, as HTML that is safe to put on a page. Raw HTML is shown as text; links lead
 * to https, http, mailto or this site and nowhere else, and say so where their words show another site; characters
 * that turn the direction of text are written out. Empty text gives ''.
 */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(markdown.render(text.replace(TURNS_DIRECTION, writtenOut)), ALLOWED).trim();
}

/** The same for a whole text with headings, rules and tables: a decision record. The page's own heading is above its first. */
export function renderRecord(text: string): string {
  return sanitizeHtml(documents.render(text.replace(TURNS_DIRECTION, writtenOut)), ALLOWED_IN_RECORDS).trim();
}

function writtenOut(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`;
}
