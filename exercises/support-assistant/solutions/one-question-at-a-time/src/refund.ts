import type { Host, HostError, Order, Out, Ticket } from '../contract.ts';
import { type Budget, callHost, OutOfTime } from './budget.ts';
import { type Lang, refunded } from './texts.ts';

const LOOK_UP_MS = 2_000;
const PAY_MS = 3_000;
const MAX_PAYMENTS = 4;

type HandOff = (queue: 'billing', reason: string, ticket: Ticket) => Out;

/**
 * Decides about one order by the shop's books alone. The mail says which order is meant; who owns it, what was paid and
 * whether it may be paid back is nothing that a mail, a note or a model can say.
 */
export async function settle(
  orders: string[],
  ticket: Ticket,
  lang: Lang,
  handoff: HandOff,
  host: Host,
  budget: Budget,
): Promise<Out> {
  const named = [...new Set(orders.map((id) => id.trim()))];
  const [id = ''] = named;
  if (named.length !== 1) return handoff('billing', `orders_named_${named.length}`, ticket);
  const order = await callHost((options) => host.tools.orderGet(id, options), LOOK_UP_MS, host, budget);
  const obstacle = obstacleTo(order, ticket);
  if (obstacle !== null || order === null) return handoff('billing', obstacle ?? 'no_order', ticket);
  const refundId = await pay(order, host, budget);
  if (refundId === null) return handoff('billing', 'payment_unclear', ticket);
  return { action: 'refund', reply: refunded(order.paid.minor, lang), lang, refundId, confidence: 1 };
}

function obstacleTo(order: Order | null, { customerId, policy: { refunds } }: Ticket): string | null {
  if (refunds === null) return 'refunds_not_live';
  if (order === null) return 'no_order';
  if (customerId === null || customerId !== order.customerId) return 'foreign_order';
  if (!refunds.statuses.includes(order.status)) return `status_${order.status}`;
  return order.paid.minor > refunds.upTo.minor ? 'above_limit' : null;
}

/** The number of the refund, or null when nobody can tell whether there is one. The key makes every repeat harmless. */
async function pay(order: Order, host: Host, budget: Budget): Promise<string | null> {
  const refund = { orderId: order.id, amount: order.paid, reason: 'lost or returned' };
  for (let tries = 1; tries <= MAX_PAYMENTS && budget.left() > PAY_MS; tries += 1) {
    try {
      const options = { timeoutMs: PAY_MS, idempotencyKey: `support:${order.id}` };
      return (await host.tools.refundCreate(refund, options)).refundId;
    } catch (error) {
      const { status } = error as HostError;
      if (status !== null && status !== undefined && status < 500) return null;
    }
  }
  return bookedRefund(order.id, host, budget);
}

/** What the books say once the payment service has gone silent. */
async function bookedRefund(id: string, host: Host, budget: Budget): Promise<string | null> {
  try {
    const order = await callHost((options) => host.tools.orderGet(id, options), LOOK_UP_MS, host, budget);
    return order?.refundId ?? null;
  } catch (error) {
    if (error instanceof OutOfTime || (error as HostError).status !== undefined) return null;
    throw error;
  }
}
