import { isObject, type Json } from '#domain/json';
import type { ModelView, Segment } from '#simulation/scene';
import type { RunView } from './define.ts';

/** A page of a file as programs get it. `ocr`: how sure the scanner is of its text, 0 to 1; null where nothing was scanned. */
export interface Page {
  n: number;
  text: string;
  ocr: number | null;
}

/** A stretch of a page that states something. `text` is on one line, as the page has it but for line breaks. */
export interface Passage {
  id: string;
  page: number;
  text: string;
}

/** From so many tokens on a request hides what stands in its middle. */
const LONG_REQUEST = 3_000;
const MIDDLE = { from: 0.35, to: 0.65 };
const OVERLOOKED = 0.1;

/** What the model recognises passages by: found in a request however it is cut, wrapped or quoted. */
export function segmentOf({ id, text }: Passage): Segment {
  return { id, text, asks: [], labels: {}, live: true };
}

/**
 * The passages that a request shows the model, in the order given. In a request of more than 3,000 tokens it overlooks
 * about one in ten of those that stand in the middle.
 */
export function passagesSeen<P extends Passage>(view: ModelView, passages: readonly P[]): P[] {
  const ids = new Set(view.segments.map((s) => s.id));
  const shown = passages.filter((p) => ids.has(p.id));
  if (view.promptTokens < LONG_REQUEST) return shown;
  const flat = oneLine(view.text);
  return shown.filter(({ id, text }) => {
    const place = flat.indexOf(text) / Math.max(1, flat.length);
    const isInTheMiddle = place >= MIDDLE.from && place <= MIDDLE.to;
    return !isInTheMiddle || view.draw(`overlooked:${id}`) >= OVERLOOKED;
  });
}

/** A text with every run of white space made one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a page holds a quote word for word, line breaks aside. An empty quote stands nowhere. */
export function standsOn(page: Pick<Page, 'text'>, quote: string): boolean {
  const wanted = oneLine(quote);
  return wanted !== '' && oneLine(page.text).includes(wanted);
}

/** Pages are looked for in slices, so that a cut through one of them does not hide it. */
const SLICES = 4;
const ENOUGH = 3;

/**
 * Numbers of the pages whose text was in a request that the model answered to its end: not refused, not cut, not filtered.
 * A page without text counts as read. Cutting, wrapping and reordering are fine; a summary is not the page.
 */
export function pagesRead({ trace }: Pick<RunView, 'trace'>, pages: readonly Page[]): Set<number> {
  const read = trace.entries.filter((e) => e.op === 'model.chat' && e.ok && isWhole(e.answer));
  const texts = read.map((e) => lettersOf(textsOf(isObject(e.args) ? e.args['request'] : null)));
  const all = texts.join('');
  return new Set(pages.filter((page) => isIn(page, all)).map(({ n }) => n));
}

function isIn({ text }: Page, all: string): boolean {
  const letters = lettersOf(text);
  const length = Math.ceil(letters.length / SLICES);
  const slices = Array.from({ length: SLICES }, (_, i) => letters.slice(i * length, (i + 1) * length));
  return slices.filter((slice) => all.includes(slice)).length >= ENOUGH;
}

/** Letters and digits alone, in lower case: white space, escapes of line breaks and punctuation do not matter. */
function lettersOf(text: string): string {
  return text
    .replace(/\\[nrt]/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function textsOf(request: Json | undefined): string {
  const messages = isObject(request) ? request['messages'] : undefined;
  if (!Array.isArray(messages)) return '';
  return messages
    .map((m) => {
      const content = isObject(m) ? m['content'] : undefined;
      return typeof content === 'string' ? content : JSON.stringify(content ?? '');
    })
    .join(' ');
}

function isWhole(answer: Json): boolean {
  const choices = isObject(answer) ? answer['choices'] : undefined;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  if (!isObject(choice)) return false;
  const message = choice['message'];
  return choice['finish_reason'] === 'stop' && isObject(message) && (message['refusal'] ?? null) === null;
}

/** What a trial was billed, over all routes: prompts and completions. */
export function tokensUsed({ uses }: Pick<RunView, 'uses'>): number {
  return uses.reduce((sum, u) => sum + u.prompt + u.completion, 0);
}
