import type { HttpClient } from '../support/http.ts';

const LINK = /\b(?:href|src|action)="(\/[^"#]*)/g;
/** Built files are the same for everybody and tested where they are built; logging out would end the crawl. */
const LEFT_OUT = /^\/(?:_astro|worlds|log-out|theme)\b|\.(?:svg|woff2?)$/;

/** Every page that can be reached from these paths by links, with its text. Pages that are refused count as well. */
export async function crawl(client: HttpClient, from: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path) || LEFT_OUT.test(path)) continue;
    const { text, headers } = await client.get(path);
    seen.set(path, text);
    const next = [...text.matchAll(LINK)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
    waiting.push(...next, ...[headers.get('location')].filter((location) => location !== null));
  }
  return seen;
}
