import type { Host } from '../contract.ts';

/** The only way into the log. */
export function note(host: Host, level: 'info' | 'warn', event: string, data: Record<string, unknown>): void {
  host.log(level, event, data);
}
