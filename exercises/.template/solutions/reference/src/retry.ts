import type { Host } from '../contract.ts';

/** The last try begins before this, takes 4 seconds at most, and 20 are allowed. */
const LAST_TRY_MS = 14_000;
const PAUSE_MS = 1_500;

/** Tries again what fails, until time is up. The time is that of the whole message, not of one request. */
export function retrying(host: Host) {
  const endsAt = host.clock.now() + LAST_TRY_MS;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    while (host.clock.now() < endsAt) {
      try {
        return await work();
      } catch {
        await host.clock.sleep(PAUSE_MS);
      }
    }
    throw new Error('The model stayed away.');
  };
}
