import type { Ticket } from '../contract.ts';

/** What the customer wrote now: without quoted lines and the line above them. */
export function currentText({ subject, body }: Ticket): string {
  const [own] = body.split(/\n.*\n>/);
  return `${subject}\n${own}`;
}

export function wholeText({ subject, body }: Ticket): string {
  return `${subject}\n${body}`;
}
