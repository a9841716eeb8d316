import type { ChatResponse } from '../contract.ts';

/** How likely a property of the answer is to be right, from the token in which its value begins. */
export function probabilityOf({ choices: [choice] }: ChatResponse, property: string): number {
  const tokens = choice?.logprobs?.content ?? [];
  const text = tokens.map((t) => t.token).join('');
  const name = `"${property}":"`;
  const at = text.indexOf(name) + name.length;
  let end = 0;
  for (const { token, logprob } of tokens) {
    end += token.length;
    if (end > at) return Math.exp(logprob);
  }
  return 0;
}
