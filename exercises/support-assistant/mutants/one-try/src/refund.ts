import type { Host, Order, Out, Ticket } from '../contract.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import { persist } from './persist.ts';
import { paidBack } from './texts.ts';
import type { Triage } from './triage.ts';

/** Pays an order back when the books and the policy allow it, whatever the mail says; otherwise billing decides. */
export async function refund(ticket: Ticket, triage: Triage, host: Host, endsAt: number): Promise<Out> {
  const { lang } = triage;
  // Two numbers make one that no order has.
  const named = triage.orders.join();
  const order = await persist(host, endsAt, (options) => host.tools.orderGet(named, options));
  if (!order) return handOff('billing', `no order ${named}`, ticket);
  const objection = objectionTo(order, ticket);
  if (objection) return handOff('billing', objection, ticket);
  const refundId = await pay(order, host);
  if (!refundId) return handOff('billing', `whether ${order.id} was paid back is unclear`, ticket);
  return { action: 'refund', reply: paidBack(order.paid, lang), lang, refundId, confidence: 0.99 };
}

/** Why the desk must not pay this back; undefined when it may. */
export function objectionTo(order: Order, { customerId, policy: { refunds } }: Ticket): string | undefined {
  if (order.customerId !== customerId) return 'not the order of this customer';
  if (!refunds?.statuses.includes(order.status)) return `the order is ${order.status}`;
  if (order.paid.minor > refunds.upTo.minor) return 'above the limit';
  return undefined;
}

/** The number of the refund. One refund for an order, however often it is asked for: its number is the key. */
async function pay({ id, paid, status }: Order, host: Host): Promise<string | undefined> {
  const wanted = { orderId: id, amount: paid, reason: status };
  try {
    return (await host.tools.refundCreate(wanted, { timeoutMs: 2_500, idempotencyKey: id })).refundId;
  } catch (error) {
    note(host, `payment: ${(error as Error).name}`);
    return undefined;
  }
}
