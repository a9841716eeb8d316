import type { Host } from '../contract.ts';

/** The model cannot be had, or says nothing usable, within the time there is. */
export class Gone extends Error {}

const TRIES = 1;
const TIMEOUT_MS = 4_000;

/** Asks for one object of a shape; what may pass is tried again. @throws Gone */
export async function ask<T>(
  host: Host,
  { name, schema }: { name: string; schema: Record<string, unknown> },
  content: string,
  endsAt: number,
  temperature = 0,
): Promise<T> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const left = endsAt - host.clock.now();
    if (left < 500) break;
    try {
      const response = await host.model.chat(
        {
          model: 'aurora-2-2026-03-01',
          temperature: attempt === 0 ? temperature : 0.7,
          messages: [
            { role: 'system', content: 'Read the message. Take articles only from the lines.' },
            { role: 'user', content },
          ],
          response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
        },
        { timeoutMs: Math.min(TIMEOUT_MS, left) },
      );
      const choice = response.choices[0];
      if (choice?.finish_reason === 'stop' && choice.message.content !== null)
        return JSON.parse(choice.message.content);
    } catch (error) {
      host.log('warn', 'the model failed', { attempt, why: (error as Error).name });
    }
    await host.clock.sleep(Math.min(1_200, endsAt - host.clock.now()));
  }
  throw new Gone('the model is away');
}
