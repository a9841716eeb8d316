import type { Json } from '#domain/json';
import type { Tool, ToolAnswer } from '#simulation/tool';
import type { RunView } from './define.ts';
import { asObject, asText } from './judge.ts';

/** A call of the learner's own service that comes in during a trial. */
export interface IncomingCall {
  id: string;
  /** Virtual millisecond of the trial at which it comes in. */
  atMs: number;
}

/** What became of such a call, as the host saw it. */
export interface AnsweredCall<C extends IncomingCall> {
  call: C;
  /** Virtual millisecond of the trial; undefined when nothing was ever replied. */
  repliedMs: number | undefined;
  /** What was replied, `id` included. */
  reply: Json | undefined;
}

/** Names of the tools that `callTools` makes; an exercise lists them among its own. */
export const CALL_TOOLS = ['arrival', 'reply'] as const;

/**
 * Several calls of one service within a trial, also at the same time: `arrival({ id })` answers when the call comes in,
 * `reply({ id, … })` takes what is answered to it, once. The entry file of the starter, which learners cannot change,
 * waits for arrivals, has the learner's code answer and hands in replies; the times are the host's.
 */
export function callTools(calls: readonly IncomingCall[]): Record<(typeof CALL_TOOLS)[number], Tool> {
  const find = (args: Json) => calls.find((c) => c.id === asText(asObject(args)?.['id']));
  return {
    arrival: {
      latencyMs: 0,
      answer: (args) => {
        const call = find(args);
        return call ? { value: null, atMs: call.atMs } : refused(404, 'There is no call with this id.');
      },
    },
    reply: {
      latencyMs: 0,
      writes: true,
      answer: (args, { nowMs, state }) => {
        const call = find(args);
        if (!call) return refused(404, 'There is no call with this id.');
        if (nowMs < call.atMs) return refused(409, 'This call has not come in yet.');
        if (state.get(`reply:${call.id}`) !== undefined)
          return refused(409, 'This call was answered before.');
        state.put(`reply:${call.id}`, nowMs);
        return { value: null };
      },
    },
  };
}

/** What was replied to each call and when, in the order of `calls`. */
export function answeredCalls<C extends IncomingCall>(
  run: Pick<RunView, 'effects'>,
  calls: readonly C[],
): AnsweredCall<C>[] {
  const replies = run.effects.filter((e) => e.op === 'tool.reply');
  return calls.map((call) => {
    const found = replies.find((e) => asObject(e.args['args'] ?? null)?.['id'] === call.id);
    return { call, repliedMs: found?.atMs, reply: found?.args['args'] };
  });
}

function refused(status: number, message: string): ToolAnswer {
  return { refusal: { status, message } };
}
