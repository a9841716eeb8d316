import type { BrowserContext, Page } from 'playwright-core';
import { PAYLOADS } from '../components/review/payloads.ts';

/** Payloads as a form brings them: line breaks as they are kept, and no half characters, which no form can send. */
const TEXTS = PAYLOADS.map(({ text }) => text.replaceAll('\r\n', '\n').toWellFormed());
/** Around every text, so that nothing at its ends is taken for space. */
const ENDS = ['p\n\n', '\n\nq'] as const;

/** All payloads that fit, in as few texts of at most `length` characters as it takes. */
export function packs(length: number): string[] {
  return packed(TEXTS, length, '\n\n', ENDS);
}

/** The same for a field of one line, which has neither breaks nor controls. */
export function linePacks(length: number): string[] {
  const lines = TEXTS.filter((text) => !/\p{Cc}/u.test(text));
  return packed(lines, length, ' ', ['', '']);
}

function packed(
  texts: readonly string[],
  length: number,
  between: string,
  [start, end]: readonly [string, string],
): string[] {
  const room = length - start.length - end.length;
  const found: string[] = [];
  for (const text of texts.filter((one) => one.length <= room)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + between.length + text.length <= room)
      found[found.length - 1] = `${last}${between}${text}`;
    else found.push(text);
  }
  return found.map((text) => `${start}${text}${end}`);
}

/** Every `of`th of a list, from the one at `nth` on: shares of several texts that together are all of them. */
export function share<T>(list: readonly T[], nth: number, of: number): T[] {
  return list.filter((_, index) => index % of === nth);
}

/** What happened in somebody's browser that no page of ours does. */
export type Alarm = { what: string; at: string };

/** Watches every page of a browser profile: dialogs, requests to another host, policy violations, scripts that ran. */
export async function watch(context: BrowserContext, origin: string): Promise<Alarm[]> {
  const alarms: Alarm[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin)
      alarms.push({ what: `asked for ${request.url().slice(0, 100)}`, at: request.frame().url() });
  });
  context.on('dialog', (dialog) => {
    // The desk's own, before words are left behind that were not saved.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    alarms.push({ what: `dialog: ${dialog.message()}`, at: dialog.page()?.url() ?? '' });
    void dialog.dismiss();
  });
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text()))
      alarms.push({ what: message.text(), at: message.page()?.url() ?? '' });
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} of ${event.blockedURI}`);
    });
  });
  return alarms;
}

/** What a page holds: everything that can be read on it, and what stands in its fields. */
export interface Seen {
  text: string;
  values: string[];
  /** Elements, attributes and addresses that no page of ours has. */
  strangers: string[];
}

/** Reads a page as it stands, looks for what markup could have left on it, and moves over all of it, so that handlers would run. */
export async function readPage(page: Page): Promise<Seen> {
  const seen = await page.evaluate(() => {
    const KNOWN = new Set(
      'P BR EM STRONG S CODE PRE BLOCKQUOTE UL OL LI A BDI H2 H3 H4 H5 H6 HR TABLE THEAD TBODY TR TH TD'.split(
        ' ',
      ),
    );
    const FOREIGN =
      'iframe, frame, object, embed, base, applet, marquee, math, video, audio, source, xmp, plaintext, foreignObject, animate, use:not([href^="#"]), meta[http-equiv="refresh"], [style], [srcdoc], [formaction*="//"], [action*="//"], img, noscript img';
    const names = (element: Element) => element.outerHTML.slice(0, 120);
    const found = [...document.querySelectorAll(FOREIGN)].map(names);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${name} at ${names(element)}`);
        if (
          /^(href|src|action|formaction|xlink:href)$/i.test(name) &&
          /^\W*(javascript|vbscript|data|blob|file):/i.test(value)
        )
          found.push(`${name}=${value.slice(0, 60)}`);
      }
    }
    for (const prose of document.querySelectorAll('.prose'))
      for (const element of prose.querySelectorAll('*'))
        if (!KNOWN.has(element.tagName)) found.push(names(element));
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    for (const element of document.querySelectorAll('a, b, p, td, summary'))
      element.dispatchEvent(new PointerEvent('pointerenter', { bubbles: true }));
    if ('__payloadRan' in window) found.push('a payload ran');
    return {
      text: document.body.textContent ?? '',
      values: fields.map(({ value }) => value),
      strangers: found,
    };
  });
  return seen;
}

/** Text as a browser can show it: a NUL, and half a character, are not there. */
export function plain(text: string): string {
  return text.replaceAll(/[\0\ufffd]/g, '');
}
