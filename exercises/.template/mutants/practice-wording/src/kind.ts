const ASKS = /\b(costs?|weighs?|how (long|much|many))\b/i;

export async function isOrder(_ask: unknown, text: string): Promise<boolean> {
  return !ASKS.test(text);
}
