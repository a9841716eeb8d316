import type { Doc, Out } from '../contract.ts';

const FIELDS =
  'landlord tenant startDate endDate rentPerMonth deposit noticePeriod renewal indexation signed';

export default async function handle(doc: Doc): Promise<Out> {
  const fields = Object.fromEntries(FIELDS.split(' ').map((f) => [f, { missing: true }]));
  return {
    status: 'complete',
    brief:
      doc.order.lang === 'de'
        ? 'In dem Vertrag ist nichts von dem, was wir suchen.'
        : 'The lease has none of what we look for.',
    fields: fields as Extract<Out, { status: 'complete' | 'partial' }>['fields'],
    unread: [],
    warnings: [],
  };
}
