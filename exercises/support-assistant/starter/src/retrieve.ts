import type { Host, Ticket } from '../contract.ts';

/** The text of the articles that fit a ticket best. */
export async function retrieve(ticket: Ticket, host: Host): Promise<string> {
  const articles = await host.tools.kbSearch({ text: `${ticket.subject}\n${ticket.body}`, k: 3 });
  return articles.map((article) => `[${article.id}] ${article.text}`).join('\n\n');
}
