import type { Coding, Host } from '../contract.ts';

/** Called by the review screen whenever somebody changes a coding. */
export function recordCorrection(before: Coding, after: Coding, host: Host): void {
  host.log('info', 'correction', { before, after });
  // TODO(priya): read these back when coding? Ask Jonas where the table lives.
}
