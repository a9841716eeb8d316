import { bounded, good, type Judgement, type RunView, wrong } from 'holdfast/kit';
import type { Asked } from './calls.ts';
import { type Looked, lookAt, merged } from './look.ts';
import { PRIMARY } from './provider.ts';
import { earlyCalls, type Request, requestsIn } from './wire.ts';

/** Looks at one call; what is said here decides. */
export type Decide = (looked: Looked) => Judgement;

/** A case of one call. What is wrong for every caller comes first, then calls that came too early, then the case's own check. */
export function one(asked: Asked, epochMs: number, decide: Decide) {
  return (run: RunView): Judgement => {
    const [looked] = lookAt(run, [asked], epochMs) as [Looked];
    if (looked.kind === 'wrong') return wrong(looked.words, looked.ledger);
    if (earlyCalls(looked.requests) > 0)
      return wrong('It asked again before the provider allowed it.', looked.ledger);
    return decide(looked);
  };
}

/** Requests to one model for one call. */
const MOST_TO_ONE_MODEL = 6;

interface Bounds {
  /** Requests that a call may take in all, where that is less than what a model bears. */
  most?: number;
  /** Whether the client has to count its requests as the provider does. */
  counted?: boolean;
}

/** Only a whole answer is right. */
export function answers({ most = Number.POSITIVE_INFINITY, counted = false }: Bounds = {}): Decide {
  return (looked) => {
    const { ledger, requests } = looked;
    if (looked.kind === 'failed') return wrong('It gave up although an answer was to be had.', ledger);
    if (requests.length > most || pressesOn(requests)) return wrong(TOO_MANY, ledger);
    if (counted && looked.attempts !== requests.length)
      return wrong('Its count of attempts is not the number of requests that the provider saw.', ledger);
    return good('Answered in time.', ledger);
  };
}

/** A whole answer is right, and so is an honest no. */
export const answersOrFails: Decide = ({ kind, ledger, requests }) => {
  if (pressesOn(requests)) return wrong(TOO_MANY, ledger);
  if (kind === 'failed') return bounded('It failed cleanly.', ledger);
  return good('A whole answer, in time.', ledger);
};

const TOO_MANY = 'It took more requests than there was hope for.';

function pressesOn(requests: readonly Request[]): boolean {
  return [...Map.groupBy(requests, (r) => r.route).values()].some((list) => list.length > MOST_TO_ONE_MODEL);
}

/** There is nothing to be had: it has to say so, with the reason, and without asking on and on. */
export function fails(reasons: readonly string[], most: number): Decide {
  return (looked) => {
    const { ledger, requests } = looked;
    if (looked.kind === 'answered') return wrong('It answered what it should have left.', ledger);
    if (!reasons.includes(looked.reason ?? ''))
      return wrong('It failed, and not for the right reason.', ledger);
    if (requests.length > most) return wrong('It asked again although that could not help.', ledger);
    return good('It failed in time and says why.', ledger);
  };
}

/** Nothing more is to be had, and what there is is half: an honest no is right. Whoever holds a whole one all the same is right too. */
export function failsUnlessWhole(reasons: readonly string[], most: number): Decide {
  const honestly = fails(reasons, most);
  return (looked) =>
    looked.kind === 'answered' ? good('A whole answer, in time.', looked.ledger) : honestly(looked);
}

/** All of these in turn: the first that is not content decides. */
export function both(...decides: readonly Decide[]): Decide {
  return (looked) => {
    const judgements = decides.map((decide) => decide(looked));
    return judgements.find((j) => j.verdict === 'fail') ?? (judgements[0] as Judgement);
  };
}

/** A wait that cannot fit is not begun: the fallback is asked, or the call ended, within three seconds. */
export const withoutWaiting: Decide = ({ call, requests, repliedMs, ledger }) => {
  const refusedMs = requests.find((r) => r.outcome.kind === 'error')?.endMs ?? call.atMs;
  const next = requests.find((r) => r.route !== PRIMARY)?.startMs ?? repliedMs;
  if (next - refusedMs > 3_000) return wrong('It waited although the wait could not fit.', ledger);
  return good('It did not wait in vain.', ledger);
};

/** What a provider that is busy bears: four requests in three seconds. */
export const gently: Decide = ({ requests, ledger }) => {
  const primary = requests.filter((r) => r.route === PRIMARY);
  if (mostWithin(primary, 3_000) > 4)
    return wrong('It pressed a provider that had said it was busy.', ledger);
  return good('It pressed nobody.', ledger);
};

/** Once everything has come and says that it is the end, there is nothing to wait for. */
export const promptly: Decide = ({ requests, repliedMs, ledger }) => {
  const doneMs = requests.find((r) => r.outcome.kind === 'answer')?.endMs;
  if (doneMs === undefined || repliedMs - doneMs > 1_500)
    return wrong('The answer was complete, and the client went on waiting.', ledger);
  return good('Handed on as soon as it was complete.', ledger);
};

/** A trial of many calls. */
export function many(
  asked: readonly Asked[],
  epochMs: number,
  decide: (calls: readonly Looked[], run: RunView) => string | undefined,
) {
  return (run: RunView): Judgement => {
    const calls = lookAt(run, asked, epochMs);
    const ledger = merged(...calls.map((c) => c.ledger));
    if (earlyCalls(requestsIn(run, epochMs)) > 0)
      return wrong('It asked again before the provider allowed it.', ledger);
    const flaw = decide(calls, run);
    return flaw === undefined ? good('The callers noticed little.', ledger) : wrong(flaw, ledger);
  };
}

/** Nineteen calls of twenty have to be answered. */
export function leavesCallers(calls: readonly Looked[]): string | undefined {
  const wrongly = calls.find((c) => c.kind === 'wrong');
  if (wrongly) return wrongly.words;
  const answered = calls.filter((c) => c.kind === 'answered').length;
  return answered < 0.95 * calls.length ? 'More than one caller in twenty got no answer.' : undefined;
}

/** Requests to a call, on average. */
export function asksTooMuch(calls: readonly Looked[], most: number): string | undefined {
  const requests = calls.reduce((sum, c) => sum + c.requests.length, 0);
  return requests > most * calls.length
    ? `It sent more than ${most} requests to a call, where most of them could help nobody.`
    : undefined;
}

/** Share of a trial's tokens that did not go to the primary, in [0, 1]. */
export function fallbackShare({ uses }: RunView): number {
  const tokens = (list: RunView['uses']) => list.reduce((sum, u) => sum + u.prompt + u.completion, 0);
  const all = tokens(uses);
  return all === 0 ? 0 : tokens(uses.filter((u) => u.route !== PRIMARY)) / all;
}

/** The most of these requests that began within any stretch of so many milliseconds. */
export function mostWithin(requests: readonly Request[], ms: number): number {
  const starts = requests.map((r) => r.startMs).sort((a, b) => a - b);
  return Math.max(0, ...starts.map((from, i) => starts.filter((s, j) => j >= i && s < from + ms).length));
}
