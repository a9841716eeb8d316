import type { Doc, Entry, Field, Found, Page } from '../contract.ts';
import type { Checked } from './check.ts';
import type { Part } from './read.ts';
import { FIELDS } from './schema.ts';
import { readValue } from './values.ts';

/** Below this the office does not trust a scan. */
const SURE = 0.8;

export interface Settled {
  fields: Record<Field, Entry>;
  warnings: { field: Field | 'document'; why: string }[];
}

interface Known {
  findings: Checked[];
  parts: Part[];
  pages: Page[];
  country: Doc['country'];
}

/** What the file says of each field in the end, and which of it somebody should look at. */
export function settle(known: Known): Settled {
  const warnings: Settled['warnings'] = [];
  const entries = FIELDS.map((field) => {
    const { entry, whys } = settleField(
      known.findings.filter((f) => f.field === field),
      known,
    );
    warnings.push(...whys.map((why) => ({ field, why })));
    return [field, entry];
  });
  return { fields: Object.fromEntries(entries) as Settled['fields'], warnings };
}

function settleField(
  findings: Checked[],
  { parts, pages, country }: Known,
): { entry: Entry; whys: string[] } {
  const whys: string[] = [];
  const partOf = (page: number) => parts.filter((p) => p.page <= page).at(-1);
  const isAmended = (f: Checked) => partOf(f.page)?.kind === 'amendment';
  const amended = findings.filter(isAmended);
  const inForce = amended.filter((f) => partOf(f.page)?.inForce);
  if (inForce.length < amended.length) whys.push('a draft would change this');
  const standing = inForce.length > 0 ? inForce : findings.filter((f) => !isAmended(f));
  const founds = standing
    .filter((f) => f.isBorneOut)
    .map((f): Found => {
      const { value, isAmbiguous } = readValue(f, country);
      if (isAmbiguous) whys.push('it can be read in two ways');
      if (isPoor(f.page, pages)) whys.push('the scan is poor');
      return { value, quote: f.quote, page: f.page };
    });
  if (founds.length < standing.length) whys.push('no sentence says so');
  const [first, ...others] = founds;
  if (!first) return { entry: { missing: true }, whys };
  const isConflict = others.length > 0;
  return { entry: isConflict ? { conflict: founds } : first, whys };
}

function isPoor(page: number, pages: Page[]): boolean {
  const { ocr } = pages.find(({ n }) => n === page) as Page;
  return ocr !== null && ocr < SURE;
}
