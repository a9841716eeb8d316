import type { Ask } from './ask.ts';

export async function isOrder(ask: Ask, text: string): Promise<boolean> {
  const { quantity } = await ask<{ quantity: number }>({ quantity: 'number' }, text);
  return quantity > 0;
}
