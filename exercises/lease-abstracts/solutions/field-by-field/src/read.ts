import type { Field, Page } from '../contract.ts';
import { type Asker, Gone, TooLong } from './ask.ts';
import { chunksOf, printed } from './pages.ts';
import { INDEX } from './schema.ts';

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

/** Where a field is stated, by number of page. */
export interface Place {
  field: Field;
  page: number;
}

export interface Index {
  places: Place[];
  parts: Part[];
  unread: { page: number; why: string }[];
}

/** Goes through all pages once and notes what stands where. */
export async function indexOf(pages: Page[], asker: Asker): Promise<Index> {
  const index: Index = { places: [], parts: [], unread: [] };
  const open = chunksOf(pages);
  for (let chunk = open.shift(); chunk; chunk = open.shift()) {
    try {
      const answer = await asker.ask<{ findings: Place[]; parts: Part[] }>(INDEX, printed(chunk));
      index.places.push(...answer.findings);
      index.parts.push(...answer.parts);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      const middle = Math.ceil(chunk.length / 2);
      if (error instanceof TooLong && chunk.length > 1)
        open.unshift(chunk.slice(0, middle), chunk.slice(middle));
      else index.unread.push(...chunk.map(({ n }) => ({ page: n, why: (error as Error).message })));
    }
  }
  return index;
}
