import type { Host, HostError } from '../contract.ts';

/** One ticket's share of time and of requests. Everything that waits asks here first. */
export interface Run {
  host: Host;
  deadline: number;
  requests: number;
}

const DEADLINE_MS = 17_000;
const MAX_REQUESTS = 12;
/** Less than this is not worth a call. */
const MIN_CALL_MS = 1_200;
const MODEL = 'aurora-2-2026-03-01';

export function startRun(host: Host): Run {
  return { host, deadline: host.clock.now() + DEADLINE_MS, requests: 0 };
}

export function timeLeft(run: Run): number {
  return run.deadline - run.host.clock.now();
}

/** The model answered, and the answer is of no use: refused, cut or not what was asked for. */
export class BadOutput extends Error {}
/** No time or no requests left. */
export class OutOfBudget extends Error {}

export interface Question {
  name: string;
  schema: Record<string, unknown>;
  system: string;
  user: string;
  temperature: number;
  limitMs: number;
}

/** One request to the model, repeated when the provider is to blame, inside what the ticket has left. */
export async function askModel(run: Run, question: Question): Promise<Record<string, unknown>> {
  const response = await patiently(run, question.limitMs, (timeoutMs) => {
    if (run.requests >= MAX_REQUESTS) throw new OutOfBudget('requests');
    run.requests += 1;
    return run.host.model.chat(
      {
        model: MODEL,
        temperature: question.temperature,
        max_completion_tokens: 1_200,
        response_format: {
          type: 'json_schema',
          json_schema: { name: question.name, strict: true, schema: question.schema },
        },
        messages: [
          { role: 'system', content: question.system },
          { role: 'user', content: question.user },
        ],
      },
      { timeoutMs },
    );
  });
  const choice = response.choices[0];
  if (!choice) throw new BadOutput('empty');
  if (choice.finish_reason === 'length') throw new BadOutput('cut');
  if (
    choice.finish_reason === 'content_filter' ||
    choice.message.refusal ||
    choice.message.content === null
  ) {
    throw new BadOutput('refused');
  }
  return parseObject(choice.message.content);
}

function parseObject(content: string): Record<string, unknown> {
  const bare = content
    .trim()
    .replace(/^```\w*\s*/, '')
    .replace(/\s*```$/, '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(bare);
  } catch {
    throw new BadOutput('no JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new BadOutput('no object');
  return parsed as Record<string, unknown>;
}

/** Calls the host with a time-out, waits as long as it is told to, and gives up in time. */
export async function patiently<T>(
  run: Run,
  limitMs: number,
  call: (timeoutMs: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const left = timeLeft(run);
    if (left < MIN_CALL_MS) throw new OutOfBudget('time');
    try {
      return await call(Math.min(limitMs, left));
    } catch (error) {
      const pause = pauseAfter(error, attempt);
      if (pause === null || attempt >= 2 || timeLeft(run) - pause < MIN_CALL_MS) throw error;
      await run.host.clock.sleep(pause);
    }
  }
}

/** How long to wait before a repeat, or null where a repeat would not help. */
function pauseAfter(error: unknown, attempt: number): number | null {
  if (error instanceof BadOutput || error instanceof OutOfBudget) return null;
  const { name, status, headers } = error as Partial<HostError>;
  if (status === 429) {
    const seconds = Number(headers?.['retry-after']);
    return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 + 50 : 1_000;
  }
  if (typeof status === 'number') return status >= 500 ? 300 * 2 ** attempt : null;
  if (name === 'TimeoutError') return 0;
  return name === 'CancelledError' ? null : 300 * 2 ** attempt;
}

/** What may be said about an error in the log: never its message, which can hold parts of the mail. */
export function describe(error: unknown): Record<string, unknown> {
  if (error instanceof BadOutput) return { kind: 'bad output' };
  if (error instanceof OutOfBudget) return { kind: 'out of budget' };
  const { name, status, code } = (error ?? {}) as Partial<HostError>;
  return { kind: 'host', name: name ?? null, status: status ?? null, code: code ?? null };
}
