import type { Host } from '../contract.ts';

/** The only way into the log. */
export function note(host: Host, event: string): void {
  host.log('info', event);
}
