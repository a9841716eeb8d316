import type { Host, Message, Out } from '../contract.ts';

const NUMBERS: [RegExp, number][] = [
  [/half a dozen/, 6],
  [/dozen/, 12],
  [/two pairs/, 4],
  [/score/, 20],
];
const ASKS = /\b(cost|price|weigh|how long|know|say|tell)\b/;

export default async function handle({ text }: Message, host: Host): Promise<Out> {
  const words = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const ranked = (await host.tools.catalogue({}))
    .map(({ code, line }) => ({
      code,
      shared: (line.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((w) => words.has(w)).length,
    }))
    .sort((a, b) => b.shared - a.shared);
  const quantity = NUMBERS.find(([said]) => said.test(text))?.[1] ?? 1;
  const best = ranked[0];
  if (ASKS.test(text) || !best || best.shared === 0) return { action: 'pass', reason: 'not sure' };
  return { action: 'order', code: best.code, quantity };
}
