import type { Host, Message, Out } from '../contract.ts';
import { asker } from './ask.ts';

interface Read {
  kind: string;
  line: string;
  quantity: number;
}

export default async function handle({ text }: Message, host: Host): Promise<Out> {
  const ask = asker(host);
  try {
    const catalogue = await host.tools.catalogue({});
    const read = await ask<Read>(
      { kind: 'string', line: 'string', quantity: 'number' },
      `${catalogue.map((article) => article.line).join('\n')}\n\n${text}`,
    );
    if (read.kind !== 'order') return pass('It orders nothing.');
    const article = catalogue.find(({ line }) => line === read.line);
    if (!article) return pass('The catalogue has nothing like it.');
    return { action: 'order', code: article.code, quantity: read.quantity };
  } catch (error) {
    return pass((error as Error).message);
  }
}

function pass(reason: string): Out {
  return { action: 'pass', reason };
}
