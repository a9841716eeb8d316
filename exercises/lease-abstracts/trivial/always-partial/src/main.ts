import type { Doc, Out } from '../contract.ts';

const FIELDS =
  'landlord tenant startDate endDate rentPerMonth deposit noticePeriod renewal indexation signed';

export default async function handle({ pages, sheets, order }: Doc): Promise<Out> {
  const numbers = new Set([
    ...pages.map(({ n }) => n),
    ...Array.from({ length: sheets ?? 0 }, (_, i) => i + 1),
  ]);
  const fields = Object.fromEntries(FIELDS.split(' ').map((f) => [f, { missing: true }]));
  return {
    status: 'partial',
    brief:
      order.lang === 'de'
        ? 'Von der Akte ist nichts gelesen; bitte sehen Sie nach.'
        : 'Nothing of the file was read; please have a look.',
    fields: fields as Extract<Out, { status: 'complete' | 'partial' }>['fields'],
    unread: [...numbers].map((page) => ({ page, why: 'not read' })),
    warnings: [],
  };
}
