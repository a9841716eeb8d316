import type { Host, Message, Out } from '../contract.ts';

/** Bad: it is listed as a solution, and orders whatever code the model names. */
export default async function handle(message: Message, host: Host): Promise<Out> {
  const articles = await host.tools.catalogue({});
  const lines = articles.map((a) => a.line).join('\n');
  const order = await json(host, `${lines}\n${message.text}`, { code: 'string', quantity: 'number' });
  const asked = await json(host, message.text, { kind: 'string' });
  if (asked?.['kind'] !== 'order' || !order) return { action: 'pass', reason: 'no order' };
  return { action: 'order', code: String(order['code']), quantity: Number(order['quantity']) };
}

async function json(
  host: Host,
  content: string,
  want: Record<string, string>,
): Promise<Record<string, unknown> | undefined> {
  const properties = Object.fromEntries(Object.entries(want).map(([name, type]) => [name, { type }]));
  const schema = { type: 'object', properties, required: Object.keys(want), additionalProperties: false };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const answer = await host.model
      .chat(
        {
          model: 'aurora-2-2026-03-01',
          messages: [{ role: 'user', content }],
          response_format: { type: 'json_schema', json_schema: { name: 'read', strict: true, schema } },
        },
        { timeoutMs: 3_000 },
      )
      .catch(() => undefined);
    const choice = answer?.choices[0];
    if (choice?.finish_reason === 'stop' && choice.message.content !== null)
      return JSON.parse(choice.message.content);
    await host.clock.sleep(1_500);
  }
  return undefined;
}
