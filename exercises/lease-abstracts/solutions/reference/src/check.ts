import type { Page } from '../contract.ts';
import { type Asker, Gone } from './ask.ts';
import { pageWith, printed } from './pages.ts';
import type { Finding, Part } from './read.ts';
import { only, STATUS } from './schema.ts';

/** A finding whose quote stands on a page; `isBorneOut` where its value stands in the quote. */
export interface Checked extends Finding {
  isBorneOut: boolean;
}

const TRIES = [1, 2, 3, 4];
/** What a short answer may come to. */
const SHORT = 250;
/** Fields whose sentence decides without naming a value. */
const MEANT = ['renewal', 'indexation', 'signed'];

/** What of the findings the pages bear out; what they do not is asked again, page by page. */
export async function checkAll(findings: Finding[], pages: Page[], asker: Asker): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const finding of findings) {
    const page = pageWith(finding.quote, finding.page, pages);
    if (page) checked.push(...(await check({ ...finding, page: page.n }, page, asker)));
  }
  return checked;
}

async function check(finding: Finding, page: Page, asker: Asker): Promise<Checked[]> {
  if (finding.field === 'renewal') return [await meantBy(finding, asker)];
  if (isBorneOut(finding)) return [{ ...finding, isBorneOut: true }];
  try {
    for (const _ of TRIES) {
      const again = await asker.ask<{ findings: Finding[] }>(only(finding.field), printed([page]), SHORT);
      const own = again.findings.filter((f) => pageWith(f.quote, page.n, [page]));
      // Asked about this page alone, it finds nothing here: it had borrowed the sentence.
      if (own.length === 0) return [];
      if (own.every(isBorneOut)) return own.map((f) => ({ ...f, page: page.n, isBorneOut: true }));
    }
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
  return [{ ...finding, isBorneOut: false }];
}

function isBorneOut({ field, value, quote }: Finding): boolean {
  return MEANT.includes(field) || (value !== '' && quote.includes(value));
}

/** Beside other work the model misreads what is said the other way round; asked about the sentence alone it does not. */
async function meantBy(finding: Finding, asker: Asker): Promise<Checked> {
  try {
    const { findings } = await asker.ask<{ findings: Finding[] }>(only('renewal'), finding.quote, SHORT);
    const normal = findings[0]?.normal;
    return { ...finding, normal: normal ?? finding.normal, isBorneOut: normal !== undefined };
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return { ...finding, isBorneOut: false };
  }
}

/** Parts with their kind and whether they are in force; of amendments that is asked apart. */
export async function checkParts(parts: Part[], pages: Page[], asker: Asker): Promise<Part[]> {
  const checked: Part[] = [];
  for (const part of parts) checked.push(part.kind === 'amendment' ? await statusOf(part, pages, asker) : part);
  return checked.sort((a, b) => a.page - b.page);
}

async function statusOf(part: Part, pages: Page[], asker: Asker): Promise<Part> {
  const own = pages.filter(({ n }) => n === part.page);
  try {
    const { parts } = await asker.ask<{ parts: Part[] }>(STATUS, printed(own), SHORT);
    return { ...part, inForce: parts[0]?.inForce === true };
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return { ...part, inForce: false };
  }
}
