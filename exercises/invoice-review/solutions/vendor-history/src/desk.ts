import type { CallOptions, Host, HostError } from '../contract.ts';

const PAUSES_MS = [250, 500, 0];

/** Calls that may fail for a moment. */
export class Desk {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async try<T>(call: (options: CallOptions) => Promise<T>, timeoutMs = 3_500): Promise<T | undefined> {
    for (const pause of PAUSES_MS) {
      try {
        return await call({ timeoutMs });
      } catch (error) {
        const wait = Number((error as HostError).headers?.['retry-after'] ?? 0) * 1_000;
        await this.#host.clock.sleep(pause + wait);
      }
    }
    return undefined;
  }
}
