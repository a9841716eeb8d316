import type { Ticket } from '../contract.ts';

/** What the model reads. */
export function currentText(ticket: Ticket): string {
  return wholeText(ticket);
}

export function wholeText({ subject, body }: Ticket): string {
  return `${subject}\n${body}`;
}
