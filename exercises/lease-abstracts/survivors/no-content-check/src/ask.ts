import type { Doc, Host, HostError } from '../contract.ts';
import type { Schema } from './schema.ts';

const ATTEMPTS = [1, 2, 3, 4];
const TIMEOUT_MS = 25_000;
/** A file is done, or what is left of it unread, after this many milliseconds. */
const DEADLINE_MS = 100_000;
const PAUSE_MS = 300;
/** Tokens that an answer may come to, kept free before a request is made. */
const ANSWER = 900;

/** The model cannot be had, says nothing usable, or would cost too much. */
export class Gone extends Error {}
/** The request is longer than the model takes. */
export class TooLong extends Gone {}

/** Asks for one object, within a file's budget. */
export class Asker {
  readonly #host: Host;
  readonly #most: number;
  readonly #endsAt: number;
  #spent = 0;

  constructor({ order }: Doc, host: Host) {
    this.#host = host;
    this.#most = order.budgetTokens;
    this.#endsAt = host.clock.now() + DEADLINE_MS;
  }

  /** @throws Gone, TooLong */
  async ask<T>(schema: Schema, text: string, answer = ANSWER): Promise<T> {
    const prompt = Math.ceil((text.length + JSON.stringify(schema).length) / 4) + 50;
    for (const _ of ATTEMPTS) {
      if (this.#spent + prompt + answer > this.#most) throw new Gone('the budget is spent');
      if (this.#host.clock.now() > this.#endsAt) break;
      try {
        return await this.#once<T>(schema, text);
      } catch (error) {
        const { status, code, headers } = error as HostError;
        if (code === 'context_length_exceeded') throw new TooLong('too long');
        // What the provider refused is free; what got lost on the way may have been read.
        if (status === null) this.#spent += prompt + answer;
        await this.#host.clock.sleep(status === 429 ? Number(headers['retry-after']) * 1_000 : PAUSE_MS);
      }
    }
    throw new Gone('the model cannot be had');
  }

  async #once<T>(schema: Schema, text: string): Promise<T> {
    const { choices, usage } = await this.#host.model.chat(
      {
        model: 'aurora-2-2026-03-01',
        temperature: 0.8,
        messages: [
          { role: 'system', content: 'Report what the pages state, each with the sentence that states it.' },
          { role: 'user', content: `<pages>\n${text}\n</pages>` },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'lease', strict: true, schema } },
      },
      { timeoutMs: TIMEOUT_MS },
    );
    this.#spent += usage.total_tokens;
    if (choices[0]?.finish_reason !== 'stop') throw new Error('cut off');
    const answer = JSON.parse(choices[0].message.content as string);
    if (answer.kind === '') throw new Error('declined inside the answer');
    return answer;
  }
}
