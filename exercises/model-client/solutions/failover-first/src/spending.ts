import type { Task } from '../contract.ts';
import type { Result } from './request.ts';

/** Share of the tokens that may go to the fallback, and how many calls it may be ahead of that. */
const SHARE = 0.02;
const CALLS_AHEAD = 1;

let all = 0;
let dear = 0;
let calls = 0;

/** Whether one more call of the fallback is within the budget; if it is, the call is counted at once. */
export function maySpend(task: Task, _fallback: string): boolean {
  const size = tokensOf(task);
  const isFirst = calls < CALLS_AHEAD;
  if (!isFirst && dear + size > SHARE * all) return false;
  calls += 1;
  dear += size;
  return true;
}

export function book(task: Task, _model: string, result: Result): void {
  if (result.is === 'answer') all += tokensOf(task);
}

/** A rough size of a call: its messages and an answer of usual length. */
function tokensOf({ messages }: Task): number {
  return messages.reduce((sum, m) => sum + m.content.length / 4, 70);
}
