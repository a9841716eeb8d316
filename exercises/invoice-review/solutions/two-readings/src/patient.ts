import type { CallOptions, Host, HostError } from '../contract.ts';

/** So many tries; undefined after the last. */
export async function patient<T>(
  host: Host,
  tries: number,
  call: (options: CallOptions) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call({ timeoutMs: 4_500 });
  } catch (error) {
    if (tries <= 1) return undefined;
    const { status, headers } = error as HostError;
    await host.clock.sleep(status === 429 ? 1_000 * Number(headers['retry-after'] ?? 1) : 150);
    return patient(host, tries - 1, call);
  }
}
