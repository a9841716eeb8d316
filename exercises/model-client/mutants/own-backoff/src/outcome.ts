import type { FailureReason, HostError } from '../contract.ts';

/** What a request came to: the whole answer of a model, or why there is none. */
export type Outcome =
  | { reason: undefined; content: string; model: string }
  /** `waitMs`: how long the provider asks to be left alone. */
  | { reason: FailureReason; waitMs: number };

/** Everything that came of an answer, whole or streamed. */
export interface Received {
  content: string;
  refusal: string;
  finish: string;
  model: string;
}

function failed(reason: FailureReason, waitMs = 0): Outcome {
  return { reason, waitMs };
}

/** Only what was finished is an answer. Without a word about the end, it was cut off on the way. */
export function outcomeOf({ content, refusal, finish, model }: Received): Outcome {
  if (refusal) return failed('refused');
  switch (finish) {
    case 'stop':
      return { reason: undefined, content, model };
    case 'content_filter':
      return failed('filtered');
    case 'length':
      return failed('truncated');
    default:
      return failed('unavailable');
  }
}

/** @throws what is no error of the host: that is a mistake of ours */
export function outcomeOfError(error: HostError, _now: number): Outcome {
  switch (error.name) {
    case 'CancelledError':
      return failed('timeout');
    case 'ConnectionError':
    case 'ApiError':
      return refusalOf(error);
    default:
      throw error;
  }
}

function refusalOf({ status, code }: HostError): Outcome {
  if (status === 429) return failed('rate_limited');
  if (code === 'context_length_exceeded') return failed('context_length');
  if (code === 'content_policy_violation') return failed('filtered');
  return failed('unavailable');
}
