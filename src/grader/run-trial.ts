import type { Json } from '#domain/json';
import type { TrialLimits } from '#domain/limits';
import type { Completion, GuestError } from '#domain/step';
import type { Ending } from '#domain/verdict';
import type { Box, StepAnswer } from '#sandbox/box';
import type { Outside } from '#simulation/outside';

/** How a trial went, before anybody judges it. */
export interface TrialRun {
  ending: Ending;
  value: Json;
  error?: GuestError;
  virtualMs: number;
  fuel: number;
}

/**
 * Runs one input through a box against the simulated outside, step by step, until the program ends, stops or hangs.
 * Synchronous: a watchdog elsewhere ends what fuel cannot.
 */
export function runTrial(
  box: Box,
  outside: Outside,
  entry: string,
  input: Json,
  limits: TrialLimits,
): TrialRun {
  const { clock } = outside;
  box.begin();
  let answer: StepAnswer = box.step({ t: 'start', entry, input, epochMs: clock.epochMs });
  let operations = 0;
  for (;;) {
    if (answer.kind === 'stopped') return stopped(answer, outside, box);
    const { message } = answer;
    outside.log(message.logs);
    operations += message.ops.length;
    for (const operation of message.ops) outside.start(operation);
    for (const id of message.cancels) outside.cancel(id);
    if (message.end) return ended(message.end, outside, box);
    if (operations > limits.operations) {
      return stopped(
        { kind: 'stopped', ending: 'out_of_operations', detail: 'too many operations' },
        outside,
        box,
      );
    }
    const done: Completion[] = outside.advance();
    if (done.length === 0) {
      const detail = 'Nothing is pending and nothing was returned: a promise never settles.';
      return stopped({ kind: 'stopped', ending: 'hung', detail }, outside, box);
    }
    answer = box.step({ t: 'resume', done, nowMs: clock.epochMs + clock.nowMs });
  }
}

function stopped(answer: Extract<StepAnswer, { kind: 'stopped' }>, outside: Outside, box: Box): TrialRun {
  if (answer.sent) {
    outside.log(answer.sent.logs);
    for (const operation of answer.sent.ops) outside.start(operation);
  }
  return {
    ending: answer.ending,
    value: null,
    error: { name: answer.ending, message: answer.detail },
    virtualMs: outside.clock.nowMs,
    fuel: box.fuel(),
  };
}

function ended(
  end: { ok: true; value: Json } | { ok: false; error: GuestError },
  outside: Outside,
  box: Box,
): TrialRun {
  const base = { virtualMs: outside.clock.nowMs, fuel: box.fuel() };
  if (end.ok) return { ending: 'returned', value: end.value, ...base };
  return { ending: 'threw', value: null, error: end.error, ...base };
}
