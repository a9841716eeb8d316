import type { CallOptions, Host, HostError } from '../contract.ts';

const ATTEMPTS = [1, 2, 3];
const TIMEOUT_MS = 4_000;
const PAUSE_MS = 200;

/** What a call gives, tried three times; undefined when it stays away. */
export async function withRetry<T>(
  host: Host,
  call: (options: CallOptions) => Promise<T>,
): Promise<T | undefined> {
  for (const _attempt of ATTEMPTS) {
    try {
      return await call({ timeoutMs: TIMEOUT_MS });
    } catch (error) {
      const { status, headers, message } = error as HostError;
      host.log('warn', message);
      const told = status === 429 ? Number(headers['retry-after'] ?? 0) * 1_000 : 0;
      await host.clock.sleep(Math.max(told, PAUSE_MS));
    }
  }
  return undefined;
}
