import type { Page } from '../contract.ts';
import { type Asker, Gone } from './ask.ts';
import { pageWith, printed } from './pages.ts';
import type { Finding, Part } from './read.ts';
import { only, type Schema, STATUS } from './schema.ts';

/** A finding whose quote stands on a page; `isBorneOut` where its value stands in the quote. */
export interface Checked extends Finding {
  isBorneOut: boolean;
}

const TRIES = [1, 2, 3, 4, 5, 6];
/** What a short answer may come to. */
const SHORT = 300;
/** Fields whose sentence decides without naming a value. */
const MEANT = ['renewal', 'indexation', 'signed'];

/** What of the findings the pages bear out; what they do not is asked again, page by page. */
export async function checkAll(findings: Finding[], pages: Page[], asker: Asker): Promise<Checked[]> {
  const placed = findings.flatMap((finding) => {
    const page = pageWith(finding.quote, finding.page, pages);
    return page ? [{ ...finding, page: page.n, isBorneOut: isBorneOut(finding) }] : [];
  });
  const checked: Checked[] = [];
  for (const page of pages) {
    const own = placed.filter((f) => f.page === page.n);
    checked.push(...own.filter((f) => f.isBorneOut), ...(await again(own, page, asker)));
  }
  return checked;
}

/** Asks about a page alone for what was not borne out; what it does not find there it had borrowed the sentence for. */
async function again(findings: Checked[], page: Page, asker: Asker): Promise<Checked[]> {
  const found: Checked[] = [];
  let open = findings.filter((f) => !f.isBorneOut);
  const schema = only([...new Set(open.map((f) => f.field))]);
  for (const _ of TRIES) {
    if (open.length === 0) break;
    const answer = await asked<{ findings: Finding[] }>(schema, printed([page]), asker);
    if (!answer) break;
    const own = answer.findings
      .filter((f) => open.some(({ field }) => field === f.field) && pageWith(f.quote, page.n, [page]))
      .map((f) => ({ ...f, page: page.n, isBorneOut: isBorneOut(f) }));
    found.push(...own.filter((f) => f.isBorneOut));
    open = own.filter((f) => !f.isBorneOut);
  }
  return [...found, ...open];
}

function isBorneOut({ field, value, quote }: Finding): boolean {
  return MEANT.includes(field) || (value !== '' && quote.includes(value));
}

/** Parts with their kind and whether they are in force; of amendments that is asked apart. */
export async function checkParts(parts: Part[], pages: Page[], asker: Asker): Promise<Part[]> {
  const checked: Part[] = [];
  for (const part of parts)
    checked.push(part.kind === 'amendment' ? await statusOf(part, pages, asker) : part);
  return checked;
}

async function statusOf(part: Part, pages: Page[], asker: Asker): Promise<Part> {
  const own = pages.filter(({ n }) => n === part.page);
  const answer = await asked<{ parts: Part[] }>(STATUS, printed(own), asker);
  return { ...part, inForce: answer?.parts[0]?.inForce === true };
}

/** A second look at something; nothing where it cannot be had. */
async function asked<T>(schema: Schema, text: string, asker: Asker): Promise<T | undefined> {
  try {
    return await asker.ask<T>(schema, text, SHORT);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return undefined;
  }
}
