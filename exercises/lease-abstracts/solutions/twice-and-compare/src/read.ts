import type { Field, Page } from '../contract.ts';
import { type Asker, Gone, TooLong } from './ask.ts';
import { chunksOf, pageWith, printed } from './pages.ts';
import { READING } from './schema.ts';

export interface Finding {
  field: Field;
  value: string;
  normal: string;
  quote: string;
  page: number;
}

export interface Part {
  kind: string;
  page: number;
  inForce: boolean;
}

export interface Reading {
  findings: Finding[];
  parts: Part[];
  unread: { page: number; why: string }[];
}

/** Of the budget, what two readings and everything after them may come to at most. */
const TWICE = 2.3;
const AFTERWARDS = 4_000;

/** Two readings where the budget bears them, otherwise one; differences are left open for whoever checks. */
export async function readAll(pages: Page[], asker: Asker): Promise<Reading> {
  const text = pages.reduce((sum, page) => sum + page.text.length, 0) / 4;
  const isTwice = text * TWICE + AFTERWARDS < asker.left;
  const compared: Reading = { findings: [], parts: [], unread: [] };
  const open = chunksOf(pages);
  for (let chunk = open.shift(); chunk; chunk = open.shift()) {
    try {
      const first = await asker.ask<Reading>(READING, printed(chunk));
      const second = isTwice ? await again(chunk, asker) : undefined;
      compared.findings.push(...merged(first.findings, second?.findings ?? [], chunk));
      compared.parts.push(...(first.parts.length > 0 ? first.parts : (second?.parts ?? [])));
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      const middle = Math.ceil(chunk.length / 2);
      if (error instanceof TooLong && chunk.length > 1)
        open.unshift(chunk.slice(0, middle), chunk.slice(middle));
      else compared.unread.push(...chunk.map(({ n }) => ({ page: n, why: (error as Error).message })));
    }
  }
  return compared;
}

async function again(chunk: Page[], asker: Asker): Promise<Reading | undefined> {
  try {
    return await asker.ask<Reading>(READING, printed(chunk));
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return undefined;
  }
}

/** One finding for each sentence: the one that its page bears out, where the readings differ. */
function merged(first: Finding[], second: Finding[], pages: Page[]): Finding[] {
  const all = [...first, ...second].filter((f) => pageWith(f.quote, f.page, pages));
  const keys = [...new Set(all.map((f) => `${f.field} ${f.quote}`))];
  return keys.flatMap((key) => {
    const rivals = all.filter((f) => `${f.field} ${f.quote}` === key);
    return rivals.find((f) => f.quote.includes(f.value)) ?? rivals.slice(0, 1);
  });
}
