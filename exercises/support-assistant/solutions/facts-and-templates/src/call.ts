import type { ChatRequest, Host, HostError } from '../contract.ts';

/** Nothing usable came in the time there is. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}

/** What the model has to fill in, and what for. */
export interface Form {
  system: string;
  properties: Record<string, unknown>;
}

const TRIES = 4;

/** Everything outside goes through here: one deadline for the ticket, a share of it for each call, repeats that may help. */
export class Line {
  readonly #host: Host;
  readonly #endsAt: number;

  constructor(host: Host, ms: number) {
    this.#host = host;
    this.#endsAt = host.clock.now() + ms;
  }

  /** @throws Unavailable */
  async call<T>(
    what: string,
    most: number,
    once: (timeoutMs: number, nth: number) => Promise<T>,
  ): Promise<T> {
    for (let nth = 0; nth < TRIES; nth += 1) {
      const left = this.#endsAt - this.#host.clock.now();
      if (left < 800) break;
      try {
        return await once(Math.min(most, left), nth);
      } catch (error) {
        const wait = pauseFor(error as HostError, nth);
        this.#host.log('warn', 'call failed', { what, nth, kind: (error as Error).name });
        if (wait === undefined || wait > left - 800) break;
        await this.#host.clock.sleep(wait);
      }
    }
    throw new Unavailable(what);
  }

  /**
   * Asks the model for the fields of a form; what was cut, declined or is no JSON is asked for anew. `fresh`: not the
   * answer that the same question would get again. @throws Unavailable
   */
  fields<T>(what: string, form: Form, user: string, fresh = false): Promise<T> {
    return this.call(what, 5_000, async (timeoutMs, nth) => {
      const request = requestFor(form, user, fresh || nth > 0 ? 0.7 : 0);
      const { choices } = await this.#host.model.chat(request, { timeoutMs });
      const choice = choices[0];
      const text = choice?.message.content;
      if (choice?.finish_reason !== 'stop' || choice.message.refusal !== null || !text)
        throw new SyntaxError('no whole answer');
      return JSON.parse(text) as T;
    });
  }
}

function requestFor({ properties, system }: Form, user: string, temperature: number): ChatRequest {
  const required = Object.keys(properties);
  const schema = { type: 'object', properties, required, additionalProperties: false };
  return {
    model: 'aurora-2-2026-03-01',
    temperature,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'fields', strict: true, schema } },
  };
}

/** Milliseconds until a repeat may help; undefined when it cannot. */
function pauseFor(error: HostError, nth: number): number | undefined {
  if (error instanceof SyntaxError || error.name === 'TimeoutError') return 0;
  if (error.status === 429) return Number(error.headers['retry-after'] ?? 1) * 1_000;
  const isPassing = error.name === 'ConnectionError' || (error.status ?? 0) >= 500;
  return isPassing ? 250 * (nth + 1) : undefined;
}
