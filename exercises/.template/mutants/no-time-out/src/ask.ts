import type { Host } from '../contract.ts';
import { retrying } from './retry.ts';

/** Asks the model for fields by name and type. @throws Error when it stays away */
export type Ask = <T>(
  fields: Record<keyof T & string, 'string' | 'number' | 'boolean'>,
  content: string,
) => Promise<T>;

export function asker(host: Host): Ask {
  const retry = retrying(host);
  return (fields, content) => retry(() => once(host, fields, content));
}

async function once<T>(host: Host, fields: Record<string, string>, content: string): Promise<T> {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }]));
  const schema = { type: 'object', properties, required: Object.keys(fields), additionalProperties: false };
  const { choices } = await host.model.chat({
    model: 'aurora-2-2026-03-01',
    messages: [
      { role: 'system', content: 'Read the message. Take articles only from the lines before it.' },
      { role: 'user', content },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'reading', strict: true, schema } },
  });
  const answer = choices[0].message.content;
  if (answer === null) throw new Error('The model declined.');
  return JSON.parse(answer);
}
