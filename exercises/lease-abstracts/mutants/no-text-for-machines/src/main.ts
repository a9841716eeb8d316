import type { Doc, Host, Out } from '../contract.ts';
import { Asker } from './ask.ts';
import { briefOf } from './brief.ts';
import { checkAll, checkParts } from './check.ts';
import { isBlank, sorted } from './pages.ts';
import { type Reading, readAll } from './read.ts';
import { settle } from './settle.ts';

export default async function handle(doc: Doc, host: Host): Promise<Out> {
  if (doc.pages.every(isBlank)) return rejected('empty');
  const { pages, unread } = sorted(doc);
  if (
    pages.some(({ text }) =>
      /terminated|SYSTEM|machine|ignore|software|assistant|robot|bot\b|comput|program|display|command|stamp|message/i.test(
        text,
      ),
    )
  )
    return rejected('not_a_lease');
  if (pages.length === 0) return rejected('unreadable');
  const asker = new Asker(doc, host);
  const reading = await readAll(pages, asker);
  const objection = objectionTo(reading);
  if (objection) return rejected(objection);
  const parts = await checkParts(reading.parts, pages, asker);
  const findings = await checkAll(reading.findings, pages, asker);
  const { fields, warnings } = settle({ findings, parts, pages, country: doc.country });
  const all = [...unread, ...reading.unread];
  return {
    status: all.length > 0 ? 'partial' : 'complete',
    brief: briefOf(fields, doc),
    fields,
    unread: all,
    warnings: [
      ...warnings,
      ...all.map(({ page, why }) => ({ field: 'document' as const, why: `page ${page}: ${why}` })),
    ],
  };
}

type Reason = Extract<Out, { status: 'rejected' }>['reason'];

/** Why a file is not one lease; undefined while parts of it are unread. */
function objectionTo({ parts, unread }: Reading): Reason | undefined {
  const leases = parts.filter(({ kind }) => kind === 'lease').length;
  if (leases > 1) return 'several_documents';
  return leases === 0 && unread.length === 0 ? 'not_a_lease' : undefined;
}

function rejected(reason: Reason): Out {
  return { status: 'rejected', reason, detail: reason };
}
