import type { ChatResponse, Host, HostError } from '../contract.ts';
import { note } from './log.ts';
import type { Schema } from './schema.ts';

/** The model cannot be had, or says nothing usable, within the time there is. */
export class Gone extends Error {}

/** What is asked for. */
export interface Shape {
  name: string;
  system: string;
  schema: Schema;
}

const ATTEMPTS = [1, 2, 3];
const TIMEOUT_MS = 6_000;
const PAUSE_MS = 200;

/** Asks for one object of a shape, again where it fails, within the deadline. @throws Gone */
export async function ask<T>(
  host: Host,
  shape: Shape,
  content: string,
  endsAt: number,
  attempts = ATTEMPTS,
): Promise<T> {
  for (const attempt of attempts) {
    const left = endsAt - host.clock.now();
    if (left <= 0) break;
    try {
      const response = await host.model.chat(
        {
          model: 'aurora-2-2026-03-01',
          temperature: 0.8,
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
      note(host, `${shape.name}, attempt ${attempt}: ${(error as Error).name}`);
      await host.clock.sleep(waitAfter(error as HostError));
    }
  }
  throw new Gone('the model cannot be had');
}

/** Stops before parsing what was cut or declined. */
function read<T>({ choices: [choice] }: ChatResponse): T {
  if (choice?.finish_reason !== 'stop') throw new Error('cut off');
  const { refusal, content } = choice.message;
  if (refusal !== null || content === null) throw new Error('declined');
  return JSON.parse(content) as T;
}

/** Milliseconds before the next attempt: who comes back earlier than told is refused again. */
function waitAfter({ status, headers }: HostError): number {
  return status === 429 ? Number(headers['retry-after']) * 1_000 : PAUSE_MS;
}
