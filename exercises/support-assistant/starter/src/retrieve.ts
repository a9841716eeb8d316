import type { Article, Host, Ticket } from '../contract.ts';

/** The articles that fit a ticket best, in the customer's language where the browser tells us which. */
export async function retrieve(ticket: Ticket, host: Host): Promise<Article[]> {
  const text = `${ticket.subject}\n${ticket.body}`;
  if (ticket.locale === 'pt') {
    const translated = await host.tools.kbSearch({ text, k: 3, lang: 'pt' });
    if (translated.length > 0) return translated;
  }
  return host.tools.kbSearch({ text, k: 3 });
}
