import type { Host, Message, Out } from '../contract.ts';

export default async function handle(_message: Message, host: Host): Promise<Out> {
  const [first] = await host.tools.catalogue({});
  return { action: 'order', code: first?.code ?? '', quantity: 1 };
}
