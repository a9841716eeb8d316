import type { Doc, Page } from '../contract.ts';

/** Below this a scan says nothing. */
const LEGIBLE = 0.4;
/** About 2,400 tokens: longer requests hide what stands in their middle. */
const CHUNK = 240;

export interface Sorted {
  /** What can be read, in order and each once. */
  pages: Page[];
  unread: { page: number; why: string }[];
}

export function sorted({ pages, sheets }: Doc): Sorted {
  const byNumber = new Map(pages.map((page) => [page.n, page]));
  const all = [...byNumber.values()].sort((a, b) => a.n - b.n);
  const numbers = Array.from({ length: sheets ?? 0 }, (_, i) => i + 1);
  const lacking = numbers.filter((n) => !byNumber.has(n)).map((page) => ({ page, why: 'not in the file' }));
  const illegible = all.filter((page) => !isLegible(page)).map(({ n }) => ({ page: n, why: 'illegible' }));
  return { pages: all.filter(isLegible), unread: [...lacking, ...illegible] };
}

export function isBlank({ text }: Page): boolean {
  return text.trim() === '';
}

function isLegible({ ocr }: Page): boolean {
  return ocr === null || ocr >= LEGIBLE;
}

/** Whole pages, as many as a request takes without hiding any. */
export function chunksOf(pages: Page[]): Page[][] {
  const chunks: Page[][] = [];
  let length = CHUNK;
  const pieces = pages.flatMap(({ n, text, ocr }) =>
    (text.match(/[\s\S]{1,240}/g) ?? []).map((piece) => ({ n, text: piece, ocr })),
  );
  for (const page of pieces) {
    length += page.text.length;
    if (length > CHUNK) {
      chunks.push([]);
      length = page.text.length;
    }
    chunks.at(-1)?.push(page);
  }
  return chunks;
}

export function printed(pages: Page[]): string {
  return pages.map(({ n, text }) => `[page ${n}]\n${text}`).join('\n\n');
}

/** The page on which a quote stands word for word, line breaks aside; the named one before others. */
export function pageWith(quote: string, named: number, pages: Page[]): Page | undefined {
  const wanted = oneLine(quote);
  const first = pages.filter(({ n }) => n === named);
  return [...first, ...pages].find(({ text }) => wanted !== '' && oneLine(text).includes(wanted));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
