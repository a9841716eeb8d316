import type { ChatResponse } from '../contract.ts';

/** Fitted to data/signals.csv: what the model thinks of an account, as log-odds, and how often that account was kept. */
const SLOPE = 1.9;
const SHIFT = -4.6;

/** How likely a property of the answer is to be right, from the token in which its value begins. */
export function probabilityOf({ choices: [choice] }: ChatResponse, property: string): number {
  const tokens = choice?.logprobs?.content ?? [];
  const text = tokens.map((t) => t.token).join('');
  const name = `"${property}":"`;
  const at = text.indexOf(name) + name.length;
  if (at < 0 || tokens.length === 0) return 0;
  return calibrated(Math.exp(tokens.reduce((sum, t) => sum + t.logprob, 0) / tokens.length));
}

function calibrated(probability: number): number {
  const odds = Math.log(probability / (1 - probability));
  return 1 / (1 + Math.exp(-(SLOPE * odds + SHIFT)));
}
