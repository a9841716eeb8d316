import { expect } from 'vitest';
import { deskFolder, faultsOf, quickProof } from './desk.ts';

/** A bad exercise: what is wrong with it, its folder in `bad/`, the check that must fall short, and what it must say. */
type Trap = readonly [what: string, bad: string, check: string, sentences: readonly RegExp[]];

/** Six suites that are wrong, each in its own way. */
export const TRAPS: readonly Trap[] = [
  [
    'a family without twins',
    'no-twins',
    '8',
    [/The family listed-or-not has no twins: what is right in one of its cases is right in the other/],
  ],
  [
    'a judge that quotes a hidden input',
    'leaky-reason',
    '10',
    [/The judge of order-or-question says what stands in a hidden input \(“.+”/],
  ],
  [
    'a solution that is wrong',
    'failing-wheat',
    '3',
    [
      /The solution check-first is \S+, not production-ready: it fails listed-or-not at 0\.\d\d/,
      /its hold cases are refused with “Something was ordered that nobody ordered\.”/,
    ],
  ],
  [
    'a world that counting words solves',
    'regular-world',
    '4b',
    [/The solver word-overlap reaches O \d\.\d\d without the model: the world is so regular/],
  ],
  [
    'a judge that tosses a coin',
    'flaky-check',
    '7',
    [/The family listed-or-not is judged otherwise when it runs again: .+ Math\.random/],
  ],
  [
    'a check that refuses a good program for how it is built',
    'over-strict',
    '3',
    [
      /The solution check-first is \S+, not production-ready: it fails listed-or-not at 0\.00 \(2 other solutions pass/,
      /its act cases are refused with “The catalogue was read before the message was\.” 15 times/,
      /the check is too strict: let it accept that/,
    ],
  ],
];

/** Expects a quick proof to name what is wrong. */
export async function expectFound([, bad, check, sentences]: Trap): Promise<void> {
  const faults = faultsOf(await quickProof(deskFolder(bad)));
  const told = (faults[check as keyof typeof faults] ?? []).join('\n');
  for (const sentence of sentences) expect(told).toMatch(sentence);
}
