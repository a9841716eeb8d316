import type { Host, HostError, Order, Out, Ticket } from '../contract.ts';
import { Gone } from './ask.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import { paidBack } from './texts.ts';
import type { Triage } from './triage.ts';

const ATTEMPTS = 4;
const TIMEOUT_MS = 2_500;

/** Pays an order back when the books and the policy allow it, whatever the mail says; otherwise billing decides. */
export async function refund(ticket: Ticket, triage: Triage, host: Host, endsAt: number): Promise<Out> {
  const [id, ...more] = new Set(triage.orders);
  if (id === undefined || more.length > 0) return handOff('billing', 'not one order', ticket);
  const order = await lasting(host, endsAt, () => host.tools.orderGet(id, { timeoutMs: TIMEOUT_MS }));
  const objection = objectionTo(order, ticket);
  if (!order || objection) return handOff('billing', objection ?? 'no such order', ticket);
  try {
    const refundId = await pay(order, host, endsAt);
    note(host, 'info', 'refunded', { ticket: ticket.id, order: order.id, refundId });
    return {
      action: 'refund',
      reply: paidBack(order.paid, triage.lang),
      lang: triage.lang,
      refundId,
      confidence: 0.99,
    };
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    return handOff('billing', `payment of ${order.id} unclear, see key ${keyOf(order)}`, ticket);
  }
}

/** Why the desk must not pay this back; undefined when it may. */
export function objectionTo(order: Order | null, { customerId, policy }: Ticket): string | undefined {
  const { refunds } = policy;
  if (!refunds) return 'refunds are made by people';
  if (!order) return 'no such order';
  if (customerId !== null && order.customerId !== customerId) return 'not the order of this customer';
  if (!refunds.statuses.includes(order.status)) return `the order is ${order.status}`;
  if (order.paid.minor > refunds.upTo.minor) return 'above the limit';
  return undefined;
}

/** One refund for an order, however often it is asked for. */
function keyOf({ id }: Order): string {
  return `refund-${id}`;
}

async function pay(order: Order, host: Host, endsAt: number): Promise<string> {
  const wanted = { orderId: order.id, amount: order.paid, reason: `order ${order.status}` };
  const options = { timeoutMs: TIMEOUT_MS, idempotencyKey: keyOf(order) };
  const { refundId } = await lasting(host, endsAt, () => host.tools.refundCreate(wanted, options));
  return refundId;
}

/** Repeats what may pass, a few times and within the deadline. @throws Gone */
async function lasting<T>(host: Host, endsAt: number, once: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS && host.clock.now() + TIMEOUT_MS < endsAt; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      const { name, status } = error as HostError;
      note(host, 'warn', 'tool failed', { attempt, name, status });
      if (status !== null && status < 500) break;
      await host.clock.sleep(200 * 2 ** attempt);
    }
  }
  throw new Gone('tool unavailable');
}
