import type { Host, Message, Out } from '../contract.ts';

type Fields = Record<string, unknown>;

/** Both questions at the same time, and nothing is ordered unless the two answers agree that it should be. */
export default async function handle({ text }: Message, host: Host): Promise<Out> {
  const catalogue = await host.tools.catalogue({});
  const lines = catalogue.map(({ line }) => line).join('\n');
  const [asked, read] = await Promise.all([
    persistently(host, ['kind'], text),
    persistently(host, ['code', 'line', 'quantity', 'unlisted'], `Articles:\n${lines}\nMessage:\n${text}`),
  ]);
  if (!asked || !read) return { action: 'pass', reason: 'no answer in time' };
  const code = catalogue.find(({ line }) => line === read['line'])?.code;
  if (asked['kind'] !== 'order' || read['unlisted'] || code === undefined)
    return { action: 'pass', reason: 'not plainly an order of something listed' };
  return { action: 'order', code, quantity: Number(read['quantity']) };
}

/** Three tries with longer and longer pauses: 3 × 4.5 + 1.2 + 2.4 seconds at the most. */
async function persistently(host: Host, names: string[], content: string): Promise<Fields | undefined> {
  for (const pauseMs of [1_200, 2_400, 0]) {
    const answer = await fields(host, names, content).catch(() => undefined);
    if (answer) return answer;
    await host.clock.sleep(pauseMs);
  }
  return undefined;
}

const TYPES: Fields = { quantity: { type: 'number' }, unlisted: { type: 'boolean' } };

async function fields(host: Host, names: string[], content: string): Promise<Fields | undefined> {
  const properties = Object.fromEntries(names.map((name) => [name, TYPES[name] ?? { type: 'string' }]));
  const schema = { type: 'object', properties, required: names, additionalProperties: false };
  const { choices } = await host.model.chat(
    {
      model: 'aurora-2-2026-03-01',
      messages: [{ role: 'user', content }],
      response_format: { type: 'json_schema', json_schema: { name: 'fields', strict: true, schema } },
    },
    { timeoutMs: 4_500 },
  );
  const { finish_reason, message } = choices[0];
  return finish_reason === 'stop' && message.content !== null ? JSON.parse(message.content) : undefined;
}
