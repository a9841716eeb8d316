import type { ChatRequest, Host, Message, Out } from '../contract.ts';

/** The article first, in up to three rounds, and only then whether it was ordered at all. Time is watched by the clock. */
export default async function handle(message: Message, host: Host): Promise<Out> {
  const stopAt = host.clock.now() + 15_000;
  const catalogue = new Map((await host.tools.catalogue({})).map(({ code, line }) => [line, code]));
  const pass = (reason: string): Out => ({ action: 'pass', reason });

  let found: { code: string; quantity: number } | undefined;
  for (let round = 0; round < 3 && !found; round += 1) {
    const read = await json(host, stopAt, {
      want: { line: 'string', code: 'string', quantity: 'number', unlisted: 'boolean' },
      text: `${[...catalogue.keys()].join('\n')}\n---\n${message.text}`,
    });
    if (!read) return pass('no answer');
    const code = catalogue.get(String(read['line']));
    if (code !== undefined) found = { code, quantity: Number(read['quantity']) };
  }
  if (!found) return pass('not in the catalogue');
  const asked = await json(host, stopAt, { want: { kind: 'string' }, text: message.text });
  if (asked?.['kind'] !== 'order') return pass('not an order');
  return { action: 'order', ...found };
}

/** An object with the wanted fields, or nothing when time runs out. */
async function json(
  host: Host,
  stopAt: number,
  { want, text }: { want: Record<string, string>; text: string },
): Promise<Record<string, unknown> | undefined> {
  const properties = Object.fromEntries(Object.entries(want).map(([name, type]) => [name, { type }]));
  const schema = { type: 'object', properties, required: Object.keys(want), additionalProperties: false };
  const request: ChatRequest = {
    model: 'aurora-2-2026-03-01',
    messages: [{ role: 'user', content: text }],
    response_format: { type: 'json_schema', json_schema: { name: 'read', strict: true, schema } },
  };
  while (stopAt - host.clock.now() > 1_000) {
    const answer = await host.model.chat(request, { timeoutMs: 3_000 }).catch(() => undefined);
    const choice = answer?.choices[0];
    if (choice?.finish_reason === 'stop' && choice.message.content !== null)
      return JSON.parse(choice.message.content);
    await host.clock.sleep(1_500);
  }
  return undefined;
}
