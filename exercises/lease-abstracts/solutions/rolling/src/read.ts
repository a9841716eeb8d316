import type { Field, Page } from '../contract.ts';
import { type Asker, Gone, TooLong } from './ask.ts';
import { chunksOf, printed } from './pages.ts';
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

/** Reads on from what is known, piece by piece. */
export async function readAll(pages: Page[], asker: Asker): Promise<Reading> {
  let known: Reading = { findings: [], parts: [], unread: [] };
  const open = chunksOf(pages);
  for (let chunk = open.shift(); chunk; chunk = open.shift()) {
    try {
      known = refined(known, await asker.ask<Reading>(READING, `${carried(known)}${printed(chunk)}`));
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      const middle = Math.ceil(chunk.length / 2);
      if (error instanceof TooLong && chunk.length > 1)
        open.unshift(chunk.slice(0, middle), chunk.slice(middle));
      else known.unread.push(...chunk.map(({ n }) => ({ page: n, why: (error as Error).message })));
    }
  }
  return known;
}

/** Sentences alone: the rest is read off them again. */
function carried({ findings }: Reading): string {
  if (findings.length === 0) return '';
  return `Known so far:\n${findings.map((f) => `[page ${f.page}] ${f.quote}`).join('\n')}\n\n`;
}

/** The new list, and what it no longer names. */
function refined(known: Reading, { findings, parts }: Reading): Reading {
  const isNamed = (f: Finding) => findings.some((g) => g.field === f.field && g.quote === f.quote);
  return {
    findings: [...findings, ...known.findings.filter((f) => !isNamed(f))].sort((a, b) => a.page - b.page),
    parts: [...known.parts, ...parts],
    unread: known.unread,
  };
}
