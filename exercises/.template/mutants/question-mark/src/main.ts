import type { Host, Message, Out } from '../contract.ts';
import { ask, Gone } from './ask.ts';
import { isListed } from './check.ts';
import { ORDER, type Order } from './shapes.ts';

/** After this many milliseconds a person takes over: 20 seconds are allowed. */
const DEADLINE_MS = 16_000;

export default async function handle(message: Message, host: Host): Promise<Out> {
  const endsAt = host.clock.now() + DEADLINE_MS;
  try {
    return await decide(message, host, endsAt);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    host.log('warn', 'passed', { message: message.id, why: error.message });
    return { action: 'pass', reason: error.message };
  }
}

async function decide(message: Message, host: Host, endsAt: number): Promise<Out> {
  const kind = message.text.trim().endsWith('?') ? 'question' : 'order';
  if (kind !== 'order') return { action: 'pass', reason: 'a question' };
  const articles = await host.tools.catalogue({});
  const lines = articles.map((a) => a.line).join('\n');
  for (const temperature of [0, 0.7, 0.7]) {
    const order = await ask<Order>(host, ORDER, `${lines}\n\n${message.text}`, endsAt, temperature);
    if (isListed(order, articles)) return { action: 'order', code: order.code, quantity: order.quantity };
  }
  return { action: 'pass', reason: 'no article that the catalogue has' };
}
