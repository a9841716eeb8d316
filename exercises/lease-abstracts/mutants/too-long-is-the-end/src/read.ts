import type { Field, Page } from '../contract.ts';
import { type Asker, Gone } from './ask.ts';
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

/** Reads every page once, in pieces; what could not be read is listed. */
export async function readAll(pages: Page[], asker: Asker): Promise<Reading> {
  const readings: Reading[] = [];
  for (const chunk of chunksOf(pages)) readings.push(await readChunk(chunk, asker));
  return joined(readings);
}

async function readChunk(chunk: Page[], asker: Asker): Promise<Reading> {
  try {
    const { findings, parts } = await asker.ask<Reading>(READING, printed(chunk));
    return { findings, parts, unread: [] };
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    const unread = chunk.map(({ n }) => ({ page: n, why: error.message }));
    return { findings: [], parts: [], unread };
  }
}

function joined(readings: Reading[]): Reading {
  return {
    findings: readings.flatMap((r) => r.findings),
    parts: readings.flatMap((r) => r.parts),
    unread: readings.flatMap((r) => r.unread),
  };
}
