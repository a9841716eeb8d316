import type { ChatRequest, Host, HostError, Task } from '../contract.ts';

export type Result =
  | { is: 'answer'; text: string; from: string }
  | { is: 'no'; why: 'refused' | 'filtered' | 'truncated' }
  | { is: 'too_long' }
  | { is: 'trouble'; why: 'rate_limited' | 'unavailable' | 'timeout'; waitMs?: number };

const SILENCE_MS = 6_500;

interface How {
  endsAt: number;
  asStream: boolean;
}

/** Sends one request. Never throws for what a provider does. */
export async function request(host: Host, task: Task, model: string, how: How): Promise<Result> {
  const body: ChatRequest = { model, messages: task.messages, max_completion_tokens: task.maxTokens };
  const timeoutMs = Math.max(1, how.endsAt - host.clock.now());
  try {
    if (how.asStream) return await readAlong(host, body, how.endsAt);
    const { choices } = await host.model.chat(body, { timeoutMs });
    const message = choices[0]?.message;
    return verdict(model, message?.content ?? '', message?.refusal ?? '', choices[0]?.finish_reason);
  } catch (error) {
    return troubleIn(error as HostError, host.clock.now());
  }
}

async function readAlong(host: Host, body: ChatRequest, endsAt: number): Promise<Result> {
  const chunks = host.model.stream(body, { timeoutMs: SILENCE_MS })[Symbol.asyncIterator]();
  let text = '';
  let refusal = '';
  try {
    for (;;) {
      const leftMs = endsAt - host.clock.now();
      if (leftMs <= 0) return { is: 'trouble', why: 'timeout' };
      const next = await Promise.race([chunks.next(), host.clock.sleep(leftMs)]);
      if (!next) return { is: 'trouble', why: 'timeout' };
      if (next.done) return { is: 'trouble', why: 'unavailable' };
      const choice = next.value?.choices?.[0];
      text += choice?.delta?.content ?? '';
      refusal += choice?.delta?.refusal ?? '';
      if (choice?.finish_reason) return verdict(body.model, text, refusal, choice.finish_reason);
    }
  } finally {
    void chunks.return?.();
  }
}

function verdict(from: string, text: string, refusal: string, finish: string | undefined): Result {
  if (refusal) return { is: 'no', why: 'refused' };
  if (finish === 'content_filter') return { is: 'no', why: 'filtered' };
  if (finish === 'length') return { is: 'no', why: 'truncated' };
  if (finish !== 'stop' || text === '') return { is: 'trouble', why: 'unavailable' };
  return { is: 'answer', text, from };
}

function troubleIn({ name, status, code, headers, message }: HostError, now: number): Result {
  if (name === 'TimeoutError' || name === 'CancelledError') return { is: 'trouble', why: 'timeout' };
  if (name === 'ConnectionError') return { is: 'trouble', why: 'unavailable' };
  if (status === 429) return { is: 'trouble', why: 'rate_limited', ...askedWait(headers, now) };
  if (code === 'context_length_exceeded') return { is: 'too_long' };
  if (code === 'content_policy_violation') return { is: 'no', why: 'filtered' };
  if (status === 408 || status === 409 || (status ?? 0) >= 500) return { is: 'trouble', why: 'unavailable' };
  throw new Error(`no provider answers like this: ${name} ${status} ${message}`);
}

function askedWait(headers: Record<string, string>, now: number): { waitMs?: number } {
  const { 'retry-after-ms': ms, 'retry-after': after } = headers;
  if (ms) return { waitMs: Number(ms) };
  if (!after) return {};
  const seconds = Number(after);
  return { waitMs: Number.isNaN(seconds) ? Math.max(0, Date.parse(after) - now) : seconds * 1_000 };
}
