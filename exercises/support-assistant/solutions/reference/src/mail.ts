import type { Ticket } from '../contract.ts';

/** What the customer wrote now: without quoted lines and the line above them. */
export function currentText(ticket: Ticket): string {
  const lines = ticket.body.split('\n');
  const firstQuoted = lines.findIndex((l) => l.startsWith('>'));
  const own = firstQuoted < 0 ? lines : lines.slice(0, Math.max(0, firstQuoted - 1));
  return `${ticket.subject}\n${own.join('\n')}`.trim();
}

/** Everything, quotation marks taken off. */
export function wholeText(ticket: Ticket): string {
  return `${ticket.subject}\n${ticket.body.replace(/^> ?/gm, '')}`.trim();
}

/** What says in its headers that a machine sent it. */
export function isMarkedAutomatic({ headers }: Ticket): boolean {
  return 'auto-submitted' in headers;
}
