import type { Host, Message, Out } from '../contract.ts';
import { Desk } from './desk.ts';

/** A message goes from step to step; each says what comes next. Six tries are all it gets, whatever they are spent on. */
export default async function handle(message: Message, host: Host): Promise<Out> {
  const desk = new Desk(message.text, host);
  for (let left = 6; left > 0; left -= 1) {
    const out = await desk.step().catch((error: Error) => {
      host.log('warn', 'a step failed', { why: error.message });
      return host.clock.sleep(1_000);
    });
    if (out) return out;
  }
  return { action: 'pass', reason: 'no answer after six tries' };
}
