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
  brief: string;
}

/** Reads every page once, in pieces; what could not be read is listed. */
export async function readAll(pages: Page[], asker: Asker): Promise<Reading> {
  const readings: Reading[] = [];
  for (const chunk of chunksOf(pages)) readings.push(await readChunk(chunk, asker));
  return joined(readings);
}

async function readChunk(chunk: Page[], asker: Asker): Promise<Reading> {
  try {
    const { findings, parts, brief } = await asker.ask<Reading>(READING, printed(chunk));
    return { findings, parts, brief, unread: [] };
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    if (error instanceof TooLong && chunk.length > 1) return inHalves(chunk, asker);
    const unread = chunk.map(({ n }) => ({ page: n, why: error.message }));
    return { findings: [], parts: [], unread, brief: '' };
  }
}

async function inHalves(chunk: Page[], asker: Asker): Promise<Reading> {
  const middle = Math.ceil(chunk.length / 2);
  const first = await readChunk(chunk.slice(0, middle), asker);
  return joined([first, await readChunk(chunk.slice(middle), asker)]);
}

function joined(readings: Reading[]): Reading {
  return {
    findings: readings.flatMap((r) => r.findings),
    parts: readings.flatMap((r) => r.parts),
    unread: readings.flatMap((r) => r.unread),
    brief: readings.map((r) => r.brief).join(' '),
  };
}
