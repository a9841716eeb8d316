import type { Host } from '../contract.ts';

/** Runs of digits as long as a phone number or an account, with the letters of an IBAN before them; mail addresses. */
const PERSONAL = /[\w.+-]+@[\w-]+\.[\w.]+|(?:\b[A-Z]{2})?\+?\d(?:[ -]?\d){7,}/g;

/** The only way into the log, which everybody here can search. What looks like personal data stays out, whoever wrote it. */
export function note(host: Host, level: 'info' | 'warn', event: string, data: Record<string, unknown>): void {
  host.log(level, event, JSON.parse(JSON.stringify(data).replace(PERSONAL, '…')));
}
