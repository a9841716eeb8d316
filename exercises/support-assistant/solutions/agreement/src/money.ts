import type { Article, Order, Policy, Ticket } from '../contract.ts';

type Ruling = { pays: true; order: Order } | { pays: false; why: string };

/** What the books say of a request for money. Only the order's number comes from the mail. */
export function rule(order: Order | null, ticket: Ticket): Ruling {
  const { refunds } = ticket.policy;
  const tests: [boolean, string][] = [
    [refunds !== null, 'people make refunds'],
    [order !== null, 'no such order'],
    [ticket.customerId !== null && order?.customerId === ticket.customerId, 'another customer’s order'],
    [order !== null && refunds?.statuses.includes(order.status) === true, 'not lost and not returned'],
    [order !== null && refunds !== null && order.paid.minor <= refunds.upTo.minor, 'more than the limit'],
  ];
  const failed = tests.find(([holds]) => !holds);
  return failed || !order ? { pays: false, why: failed?.[1] ?? 'no such order' } : { pays: true, order };
}

const TOLD: Record<string, (sum: string) => string> = {
  en: (sum) => `We have paid you back ${sum} euros. Please give your bank a few days to show it.`,
  de: (sum) =>
    `Wir haben Ihnen ${sum} Euro zurückgezahlt. Bis die Bank es zeigt, kann es einige Tage dauern.`,
  pt: (sum) => `Devolvemos-lhe ${sum} euros. Pode demorar alguns dias até o banco o mostrar.`,
};

export function tellOf({ paid }: Order, lang: string): string {
  const sum = `${Math.floor(paid.minor / 100)}${lang === 'en' ? '.' : ','}${String(paid.minor % 100).padStart(2, '0')}`;
  return (TOLD[lang] ?? TOLD['en'])?.(sum) ?? sum;
}

/** Articles that are in force and pay off: what is right p of the time is worth p × right + (1 − p) × wrong. */
export function usable(articles: readonly Article[], { worth }: Policy): Article[] {
  return articles.filter(({ status, updatedAt, translationOf, record }) => {
    const isLate = translationOf !== null && Date.parse(updatedAt) < Date.parse(translationOf.changedAt);
    if (status === 'archived' || isLate) return false;
    if (record === null) return true;
    const p = record.right / record.of;
    return p * worth.right + (1 - p) * worth.wrong > worth.handoff;
  });
}
