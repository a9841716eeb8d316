import type { Field, Page } from '../contract.ts';
import { type Asker, Gone } from './ask.ts';
import { pageWith, printed } from './pages.ts';
import type { Finding, Part, Place } from './read.ts';
import { FIELDS, only, STATUS } from './schema.ts';

/** A finding whose quote stands on a page; `isBorneOut` where its value stands in the quote. */
export interface Checked extends Finding {
  isBorneOut: boolean;
}

const TRIES = [1, 2, 3, 4, 5, 6];
const SHORT = 220;
const MEANT: Field[] = ['renewal', 'indexation', 'signed'];

/** Fetches every field from the pages that the index names for it. */
export async function fetchAll(places: Place[], pages: Page[], asker: Asker): Promise<Checked[]> {
  const fetched: Checked[] = [];
  for (const field of FIELDS) {
    const named = places.filter((p) => p.field === field).map((p) => p.page);
    for (const page of pages.filter(({ n }) => named.includes(n))) {
      fetched.push(...(await fetchField(field, page, asker)));
    }
  }
  return fetched;
}

/** Repeats while some value is not in its sentence; nothing where the page does not state the field after all. */
async function fetchField(field: Field, page: Page, asker: Asker): Promise<Checked[]> {
  let last: Checked[] = [unknown(field, page)];
  try {
    for (const _ of TRIES) {
      const { findings } = await asker.ask<{ findings: Finding[] }>(only(field), printed([page]), SHORT);
      const own = findings.filter((f) => pageWith(f.quote, page.n, [page]));
      last = own.map((f) => ({ ...f, page: page.n, isBorneOut: isBorneOut(f) }));
      if (last.every((f) => f.isBorneOut)) break;
    }
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
  return last;
}

/** What the index named and nobody could fetch. */
function unknown(field: Field, { n }: Page): Checked {
  return { field, value: '', normal: '', quote: '', page: n, isBorneOut: false };
}

function isBorneOut({ field, value, quote }: Finding): boolean {
  return MEANT.includes(field) || (value !== '' && quote.includes(value));
}

/** Whether amendments are in force, each asked about its page alone. */
export async function checkParts(parts: Part[], pages: Page[], asker: Asker): Promise<Part[]> {
  const checked: Part[] = [];
  for (const part of parts) {
    checked.push(
      part.kind === 'amendment' ? { ...part, inForce: await isInForce(part, pages, asker) } : part,
    );
  }
  return checked.sort((a, b) => a.page - b.page);
}

async function isInForce({ page }: Part, pages: Page[], asker: Asker): Promise<boolean> {
  const own = pages.filter(({ n }) => n === page);
  try {
    const { parts } = await asker.ask<{ parts: Part[] }>(STATUS, printed(own), SHORT);
    return parts[0]?.inForce === true;
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return false;
  }
}
