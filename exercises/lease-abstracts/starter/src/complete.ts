import type { Host } from '../contract.ts';

/** Asks for JSON. Sometimes the end is missing; then we put it back. */
export async function ask<T>(host: Host, prompt: string, schema: Record<string, unknown>): Promise<T> {
  const response = await host.model.chat({
    model: 'aurora-latest',
    temperature: 0.7,
    messages: [{ role: 'user', content: prompt }],
    response_format: { type: 'json_schema', json_schema: { name: 'lease', schema } },
  });
  const content = response.choices[0]?.message.content ?? '{';
  try {
    return JSON.parse(content);
  } catch {
    try {
      return JSON.parse(`${content}"}`);
    } catch {
      return JSON.parse(`${content}}`);
    }
  }
}
