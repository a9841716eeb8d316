import type { Host, Message, Out } from '../contract.ts';

interface Read {
  kind: string;
  code: string;
  quantity: number;
}

/** Reads a message in one go and acts on it. */
export default async function handle(message: Message, host: Host): Promise<Out> {
  const articles = await host.tools.catalogue({});
  const response = await host.model.chat({
    model: 'aurora-latest',
    messages: [
      { role: 'system', content: `Read the order.\n${articles.map((a) => a.line).join('\n')}` },
      { role: 'user', content: message.text },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'order', strict: true, schema: SCHEMA } },
  });
  const { kind, code, quantity }: Read = JSON.parse(response.choices[0].message.content ?? '');
  return kind === 'order' ? { action: 'order', code, quantity } : { action: 'pass', reason: 'a question' };
}

const SCHEMA = {
  type: 'object',
  properties: { kind: { type: 'string' }, code: { type: 'string' }, quantity: { type: 'number' } },
  required: ['kind', 'code', 'quantity'],
  additionalProperties: false,
};
