import type { Ticket } from '../contract.ts';

/** What the model reads. */
export function currentText(ticket: Ticket): string {
  return wholeText(ticket);
}

/** Everything, quotation marks taken off. */
export function wholeText(ticket: Ticket): string {
  return `${ticket.subject}\n${ticket.body.replace(/^> ?/gm, '')}`.trim();
}

/** What says in its headers that a machine sent it. */
export function isMarkedAutomatic({ headers }: Ticket): boolean {
  return 'auto-submitted' in headers;
}
