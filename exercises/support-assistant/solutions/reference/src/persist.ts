import type { CallOptions, Host } from '../contract.ts';
import { note } from './log.ts';

const TIMEOUT_MS = 2_500;
const FIRST_PAUSE_MS = 200;

/** Repeats a call of a tool that fails, ever more slowly and within the deadline; undefined when none came through. */
export async function persist<T>(
  host: Host,
  endsAt: number,
  once: (options: CallOptions) => Promise<T>,
): Promise<T | undefined> {
  for (let pauseMs = FIRST_PAUSE_MS; host.clock.now() + TIMEOUT_MS < endsAt; pauseMs *= 2) {
    try {
      return await once({ timeoutMs: TIMEOUT_MS });
    } catch (error) {
      note(host, `tool: ${(error as Error).name}`);
      await host.clock.sleep(pauseMs);
    }
  }
  return undefined;
}
