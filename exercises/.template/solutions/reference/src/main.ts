import type { Host, Message, Out } from '../contract.ts';
import { findArticle } from './article.ts';
import { asker } from './ask.ts';
import { isOrder } from './kind.ts';

export default async function handle({ text }: Message, host: Host): Promise<Out> {
  const ask = asker(host);
  try {
    if (!(await isOrder(ask, text))) return pass('It orders nothing.');
    const found = await findArticle(ask, text, await host.tools.catalogue({}));
    return found ? { action: 'order', ...found } : pass('The catalogue has nothing like it.');
  } catch (error) {
    // Whatever went wrong: a person with the message in hand is better than no answer.
    return pass((error as Error).message);
  }
}

function pass(reason: string): Out {
  return { action: 'pass', reason };
}
