import type { ChatRequest, ChatResponse, Host } from '../contract.ts';

const MODEL = 'aurora-2-2026-03-01';

/** What is left of the time in which the customer still waits. */
export class Budget {
  private readonly end: number;
  private readonly host: Host;
  constructor(host: Host, ms: number) {
    this.host = host;
    this.end = host.clock.now() + ms;
  }
  left(): number {
    return this.end - this.host.clock.now();
  }
}

export class Unusable extends Error {}

function failure(error: unknown): { status: number | null; retryAfter: number; known: boolean } {
  if (typeof error !== 'object' || error === null || !('status' in error))
    return { status: null, retryAfter: 0, known: false };
  const { status, headers } = error as { status: unknown; headers?: Record<string, string> };
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN);
  return {
    status: typeof status === 'number' ? status : null,
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : 0,
    known: true,
  };
}

/** Runs a call with a time limit; repeats it when the other side had a bad moment and there is time for it. */
export async function patient<T>(
  run: (timeoutMs: number) => Promise<T>,
  limitMs: number,
  budget: Budget,
  host: Host,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const timeoutMs = Math.floor(Math.min(limitMs, budget.left()));
    if (timeoutMs < 400) throw new Unusable('no time left');
    try {
      return await run(timeoutMs);
    } catch (error) {
      const { status, retryAfter, known } = failure(error);
      const worthIt =
        error instanceof Unusable || (known && (status === null || status === 429 || status >= 500));
      if (!worthIt || attempt >= 2) throw error;
      const pause = retryAfter > 0 ? retryAfter + 50 : 250 * (attempt + 1);
      if (budget.left() < pause + 1200) throw error;
      await host.clock.sleep(pause);
    }
  }
}

function read(response: ChatResponse): Record<string, unknown> {
  const choice = response.choices[0];
  if (
    choice?.finish_reason !== 'stop' ||
    choice.message.refusal !== null ||
    choice.message.content === null
  ) {
    throw new Unusable('cut off or refused');
  }
  let value: unknown;
  try {
    value = JSON.parse(choice.message.content);
  } catch {
    throw new Unusable('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unusable('not an object');
  return value as Record<string, unknown>;
}

export interface Task<T> {
  name: string;
  system: string;
  user: string;
  properties: Record<string, unknown>;
  maxTokens: number;
  limitMs: number;
  parse(value: Record<string, unknown>): T;
}

export function ask<T>(task: Task<T>, budget: Budget, host: Host): Promise<T> {
  const request: ChatRequest = {
    model: MODEL,
    temperature: 0,
    max_completion_tokens: task.maxTokens,
    messages: [
      { role: 'system', content: task.system },
      { role: 'user', content: task.user },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: task.name,
        strict: true,
        schema: {
          type: 'object',
          properties: task.properties,
          required: Object.keys(task.properties),
          additionalProperties: false,
        },
      },
    },
  };
  return patient(
    async (timeoutMs) => task.parse(read(await host.model.chat(request, { timeoutMs }))),
    task.limitMs,
    budget,
    host,
  );
}

export function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Unusable('no list');
  return value.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}
