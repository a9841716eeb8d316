import { answeredCalls, asObject, asText, type JsonObject, type Ledger, type RunView } from 'holdfast/kit';
import type { Asked, Call } from './calls.ts';
import { earlyCalls, isDeclined, isWhole, type Request, requestsFor, requestsIn } from './wire.ts';

/** What may pass after the deadline before a caller has gone. */
const GRACE_MS = 250;
const STATUSES = ['ok', 'degraded', 'failed'];
/** For each reason, whether the same call may work later. An answer cut at its limit may, or may not. */
const LATER: Record<string, boolean> = {
  rate_limited: true,
  unavailable: true,
  timeout: true,
  context_length: false,
  refused: false,
  filtered: false,
};
const REASONS = [
  'rate_limited',
  'unavailable',
  'timeout',
  'context_length',
  'refused',
  'filtered',
  'truncated',
];

/** One call of a trial as its caller and the provider saw it. */
export interface Looked {
  call: Call;
  /** `wrong`: neither an answer nor an honest no. */
  kind: 'answered' | 'failed' | 'wrong';
  /** What is wrong, or what was done, one sentence. */
  words: string;
  /** Of a failure. */
  reason: string | undefined;
  /** The route whose answer was handed on. */
  by: string | undefined;
  /** As the client counted them. */
  attempts: number;
  requests: Request[];
  repliedMs: number;
  ledger: Ledger;
}

/** Looks at every call of a trial, in the order in which they came in. */
export function lookAt(run: RunView, asked: readonly Asked[], epochMs: number): Looked[] {
  const requests = requestsIn(run, epochMs);
  const calls = asked.map((a) => a.call);
  return answeredCalls(run, calls).map(({ call, reply, repliedMs }) => {
    const own = requestsFor(call.task, requests);
    const completion = asObject(asObject(reply ?? null)?.['completion'] ?? null);
    const found = kindOf(call, completion, repliedMs, own);
    return {
      call,
      requests: own,
      repliedMs: repliedMs ?? Number.POSITIVE_INFINITY,
      reason: asText(completion?.['reason']),
      attempts: Number(completion?.['attempts']),
      ...found,
      ledger: merged(found.ledger, costs(call, own)),
    };
  });
}

type Found = Pick<Looked, 'kind' | 'words' | 'ledger' | 'by'>;

function kindOf(
  call: Call,
  completion: JsonObject | undefined,
  repliedMs: number | undefined,
  requests: Request[],
): Found {
  const flaw = shapeFlaw(completion);
  if (!completion || flaw) return found('wrong', flaw ?? 'The client threw an error.', { crash: 1 });
  const tookMs = (repliedMs ?? Number.POSITIVE_INFINITY) - call.atMs;
  if (tookMs > call.task.deadlineMs + GRACE_MS)
    return found('wrong', 'It came after the deadline; the caller had gone.', { late: 1 });
  const routedAround = routesAround(requests);
  if (routedAround)
    return found('wrong', 'A request that a model declined was taken to a model again.', {
      routed_around: 1,
    });
  if (completion['status'] === 'failed') return failureFound(completion);
  return answerFound(call, completion, requests);
}

function failureFound({ reason, retryable }: JsonObject): Found {
  const later = LATER[asText(reason) ?? ''];
  if (later !== undefined && later !== retryable)
    return found('wrong', 'What it says of trying later does not go with the reason that it names.', {
      clean_failure: 1,
    });
  return found('failed', 'It failed cleanly.', { clean_failure: 1 });
}

function answerFound(call: Call, completion: JsonObject, requests: Request[]): Found {
  const content = asText(completion['content'])?.trim();
  const sources = requests.filter((r) => isWhole(r.outcome) && r.outcome.text.trim() === content);
  if (sources.length === 0)
    return found('wrong', 'What it passed on as an answer is not one that the provider finished.', {
      false_answer: 1,
    });
  const used = completion['modelUsed'];
  const source = sources.find((r) => r.model === used || (isWhole(r.outcome) && r.outcome.model === used));
  if (!source) return found('wrong', 'It names a model that did not give this answer.', { complete: 1 });
  if ((completion['status'] === 'degraded') !== (source.route !== call.task.route.primary))
    return found('wrong', 'It takes an answer of the fallback for one of the primary, or the reverse.', {
      complete: 1,
    });
  if (call.task.stream && !requests.some((r) => r.isStream))
    return found('wrong', 'A caller asked for a stream, and no request was one.', { complete: 1 });
  return { ...found('answered', 'Answered in time.', { complete: 1 }), by: source.route };
}

function found(kind: Looked['kind'], words: string, ledger: Ledger): Found {
  return { kind, words, ledger, by: undefined };
}

function shapeFlaw(completion: JsonObject | undefined): string | undefined {
  if (!completion) return 'The client threw an error or returned no object.';
  const status = asText(completion['status']) ?? '';
  if (!STATUSES.includes(status)) return 'The status is none of ok, degraded and failed.';
  if (!Number.isInteger(completion['attempts'])) return 'The number “attempts” is missing.';
  if (status !== 'failed')
    return asText(completion['content']) === undefined ? 'An answer without the text “content”.' : undefined;
  if (!REASONS.includes(asText(completion['reason']) ?? '')) return 'A failure without a known reason.';
  return typeof completion['retryable'] === 'boolean'
    ? undefined
    : 'A failure that does not say “retryable”.';
}

/** Whether, after a model had declined, the same was asked again. */
function routesAround(requests: readonly Request[]): boolean {
  const declined = requests.find((r) => isDeclined(r.outcome));
  return requests.some((r) => declined?.endMs !== undefined && r.startMs >= declined.endMs);
}

/** What the provider charges in money and patience, whatever came of it. */
function costs(call: Call, requests: readonly Request[]): Ledger {
  const perRoute = [...Map.groupBy(requests, (r) => r.route).values()];
  return {
    extra_attempt: perRoute.reduce((sum, list) => sum + list.length - 1, 0),
    failover: requests.some((r) => r.route !== call.task.route.primary) ? 1 : 0,
    early_call: earlyCalls(requests),
  };
}

/** Adds ledgers up and leaves out what did not happen. */
export function merged(...ledgers: readonly Ledger[]): Ledger {
  const sum: Ledger = {};
  for (const ledger of ledgers)
    for (const [key, count] of Object.entries(ledger)) if (count > 0) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}
