import type { Doc, Host, Out } from '../contract.ts';
import { tidy } from './normalise.ts';
import { textOf } from './read.ts';
import { summarise } from './summarise.ts';

export default async function handle(doc: Doc, host: Host): Promise<Out> {
  const text = textOf(doc);
  const summary = await summarise(text, host);
  host.log('info', 'abstract', { id: doc.id, brief: summary.brief });
  return {
    status: 'complete',
    brief: summary.brief,
    fields: tidy(summary),
    unread: [],
    warnings: [],
  };
}
