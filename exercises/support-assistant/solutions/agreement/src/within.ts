import type { Article, Host, HostError, Order } from '../contract.ts';

/** What cannot be had in the time there is. A person takes over. */
export class NoAnswer extends Error {}

export interface Calls {
  /** One object of a schema from the model. @throws NoAnswer */
  object<T>(name: string, schema: Record<string, unknown>, text: string, temperature: number): Promise<T>;
  search(text: string): Promise<Article[]>;
  order(id: string): Promise<Order | null>;
  /** Pays an order back in full, once however often it is called. Gives the number of the refund. @throws NoAnswer */
  payBack(order: Order): Promise<string>;
}

const PATIENCE_MS = 5_000;

/** Calls that try again while it may help and the budget of time lasts. */
export function within(host: Host, budgetMs: number): Calls {
  const endsAt = host.clock.now() + budgetMs;

  async function again<T>(what: string, tries: number, once: (timeoutMs: number) => Promise<T>): Promise<T> {
    for (let n = 1; n <= tries; n += 1) {
      const left = endsAt - host.clock.now();
      if (left <= 500) break;
      try {
        return await once(Math.min(PATIENCE_MS, left));
      } catch (error) {
        const pause = pauseFor(error as HostError, n);
        host.log('warn', `${what} failed`, { n, error: (error as Error).name, pause });
        if (pause === undefined || pause >= endsAt - host.clock.now()) break;
        await host.clock.sleep(pause);
      }
    }
    throw new NoAnswer(`${what} unavailable`);
  }

  return {
    object: <T>(name: string, schema: Record<string, unknown>, text: string, temperature: number) =>
      again(name, 4, async (timeoutMs) => {
        const request = {
          model: 'aurora-2-2026-03-01',
          temperature,
          messages: [{ role: 'user' as const, content: text }],
          response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema } },
        };
        const { choices } = await host.model.chat(request, { timeoutMs });
        const [choice] = choices;
        if (choice?.finish_reason !== 'stop' || choice.message.refusal || !choice.message.content)
          throw new SyntaxError('not whole');
        return JSON.parse(choice.message.content) as T;
      }),
    search: (text) =>
      again('search', 2, (timeoutMs) =>
        host.tools.kbSearch({ text, k: 8 }, { timeoutMs: Math.min(2_500, timeoutMs) }),
      ),
    order: (id) =>
      again('books', 3, (timeoutMs) => host.tools.orderGet(id, { timeoutMs: Math.min(2_000, timeoutMs) })),
    payBack: (order) =>
      again('payment', 4, async (timeoutMs) => {
        const refund = { orderId: order.id, amount: order.paid, reason: order.status };
        const options = { timeoutMs: Math.min(3_000, timeoutMs), idempotencyKey: `pay-back/${order.id}` };
        return (await host.tools.refundCreate(refund, options)).refundId;
      }),
  };
}

function pauseFor(error: HostError, tried: number): number | undefined {
  if (error instanceof SyntaxError) return 0;
  const after = Number(error.headers?.['retry-after']);
  if (error.status === 429) return Number.isFinite(after) ? after * 1_000 : 1_000;
  const mayPass = error.status === null || error.status === undefined || error.status >= 500;
  return mayPass ? 200 * tried : undefined;
}
