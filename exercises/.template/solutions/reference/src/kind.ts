import type { Ask } from './ask.ts';

/** Whether a message orders something. A request of its own: beside other work the model is often wrong. */
export async function isOrder(ask: Ask, text: string): Promise<boolean> {
  const { kind } = await ask<{ kind: string }>({ kind: 'string' }, text);
  return kind === 'order';
}
