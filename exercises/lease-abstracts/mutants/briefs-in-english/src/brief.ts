import type { Doc, Entry, Field } from '../contract.ts';

const TEXTS = {
  en: {
    opening: 'This is the abstract of a lease. It was made from the pages that are in the file.',
    names: {
      landlord: 'The landlord is',
      tenant: 'The tenant is',
      startDate: 'The lease begins on',
      endDate: 'It ends on',
      rentPerMonth: 'For a month the tenant pays',
      deposit: 'The deposit is',
      noticePeriod: 'The notice to be given is',
    },
  },
  de: {
    opening: 'Dies ist die Zusammenfassung von einem Vertrag. Sie ist aus den Seiten, die in der Akte sind.',
    names: {
      landlord: 'Der Vermieter ist',
      tenant: 'Der Mieter ist',
      startDate: 'Der Vertrag beginnt mit dem',
      endDate: 'Er endet mit dem',
      rentPerMonth: 'Die Miete im Monat ist',
      deposit: 'Die Kaution ist',
      noticePeriod: 'Die Frist für die Kündigung ist',
    },
  },
};

/** Made of what was checked and of nothing else. */
export function briefOf(fields: Record<Field, Entry>, { order }: Doc): string {
  const { opening, names } = TEXTS[order.lang === 'de' ? 'en' : order.lang];
  const sentences = Object.entries(names).flatMap(([field, words]) => {
    const entry = fields[field as Field];
    return 'value' in entry ? [`${words} ${entry.value}.`] : [];
  });
  return [opening, ...sentences].join(' ');
}
