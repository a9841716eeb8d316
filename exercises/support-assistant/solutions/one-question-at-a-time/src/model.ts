import type { ChatResponse, Host } from '../contract.ts';
import type { Budget } from './budget.ts';
import { callHost } from './budget.ts';

const MODEL = 'aurora-2-2026-03-01';

export interface Ask<T> {
  system: string;
  user: string;
  /** Top-level fields, each with its JSON schema. */
  fields: Record<string, unknown>;
  /** Checks the shape and throws `Unusable` when it is wrong. */
  parse(json: Record<string, unknown>): T;
  maxTokens: number;
  tryMs: number;
  temperature?: number;
}

/** The provider answered, but with nothing that can be used. */
export class Unusable extends Error {
  override name = 'Unusable';
}

/** One question to the model. An unusable answer (cut off, refused, not of the schema) is asked for once more. */
export async function ask<T>(request: Ask<T>, host: Host, budget: Budget): Promise<T> {
  try {
    return await askOnce(request, host, budget);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    // The same request at temperature 0 would bring the same answer: ask for a new draw, with more room.
    return askOnce({ ...request, temperature: 0.3, maxTokens: request.maxTokens * 2 }, host, budget);
  }
}

async function askOnce<T>(request: Ask<T>, host: Host, budget: Budget): Promise<T> {
  const schema = {
    type: 'object',
    properties: request.fields,
    required: Object.keys(request.fields),
    additionalProperties: false,
  };
  const response = await callHost(
    (options) =>
      host.model.chat(
        {
          model: MODEL,
          temperature: request.temperature ?? 0,
          max_completion_tokens: request.maxTokens,
          response_format: { type: 'json_schema', json_schema: { name: 'result', strict: true, schema } },
          messages: [
            { role: 'system', content: request.system },
            { role: 'user', content: request.user },
          ],
        },
        options,
      ),
    request.tryMs,
    host,
    budget,
  );
  return request.parse(jsonOf(response));
}

function jsonOf(response: ChatResponse): Record<string, unknown> {
  const choice = response.choices[0];
  if (choice?.finish_reason !== 'stop' || choice.message.refusal || !choice.message.content)
    throw new Unusable();
  let json: unknown;
  try {
    json = JSON.parse(choice.message.content);
  } catch {
    throw new Unusable();
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Unusable();
  return json as Record<string, unknown>;
}

export function stringOf(value: unknown): string {
  if (typeof value !== 'string') throw new Unusable();
  return value;
}

export function stringsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Unusable();
  return value.map(stringOf);
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Unusable();
  return found;
}
