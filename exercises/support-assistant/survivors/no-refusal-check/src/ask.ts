import type { ChatResponse, Host, HostError } from '../contract.ts';
import { note } from './log.ts';

/** The model cannot be had, or says nothing usable, within the time there is. */
export class Gone extends Error {}

interface Shape {
  name: string;
  system: string;
  schema: Record<string, unknown>;
}

const ATTEMPTS = 3;
const TIMEOUT_MS = 6_000;

/** Asks for one object of a shape. Retries what may pass, within the deadline. @throws Gone */
export async function ask<T>(
  host: Host,
  shape: Shape,
  content: string,
  endsAt: number,
  temperature = 0,
): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const left = endsAt - host.clock.now();
    if (left < 1_000) throw new Gone('out of time');
    try {
      const response = await host.model.chat(
        {
          model: 'aurora-2-2026-03-01',
          temperature: attempt === 0 ? temperature : 0.8,
          messages: [
            { role: 'system', content: shape.system },
            { role: 'user', content },
          ],
          response_format: {
            type: 'json_schema',
            json_schema: { name: shape.name, strict: true, schema: shape.schema },
          },
        },
        { timeoutMs: Math.min(TIMEOUT_MS, left) },
      );
      return read<T>(response);
    } catch (error) {
      const wait = waitAfter(error as HostError, attempt);
      note(host, 'warn', 'model call failed', { attempt, name: (error as Error).name, wait });
      if (wait === null || host.clock.now() + wait >= endsAt) throw new Gone('model unavailable');
      await host.clock.sleep(wait);
    }
  }
  throw new Gone('model unavailable');
}

class Unusable extends Error {}

/** Stops before parsing what was cut or declined. */
function read<T>(response: ChatResponse): T {
  const choice = response.choices[0];
  if (!choice || choice.message.content === null) throw new Unusable('declined');
  if (choice.finish_reason !== 'stop') throw new Unusable('cut off');
  return JSON.parse(choice.message.content) as T;
}

/** Milliseconds to wait before the next attempt; null when there is no point in one. */
function waitAfter(error: HostError, attempt: number): number | null {
  if (error instanceof Unusable || error instanceof SyntaxError) return 0;
  if (error.name === 'TimeoutError' || error.name === 'ConnectionError') return 100;
  if (error.name !== 'ApiError') throw error;
  if (error.status === 429) return Number(error.headers['retry-after'] ?? 1) * 1000;
  if (error.status !== null && error.status >= 500) return 300 * 2 ** attempt;
  return null;
}
