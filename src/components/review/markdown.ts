import markdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/** A comment is no document of its own, so headings, rules, tables and images stay the text that was typed. */
const markdown = markdownIt('default', { html: false, linkify: false, breaks: true }).disable([
  'heading',
  'lheading',
  'hr',
  'table',
  'image',
]);

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }) },
};

/**
 * Markdown that a person wrote, as HTML that is safe to put on a page. Raw HTML is shown as text; links lead
 * to https, http, mailto or this site and nowhere else. Empty text gives ''.
 */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(markdown.render(text), ALLOWED).trim();
}
