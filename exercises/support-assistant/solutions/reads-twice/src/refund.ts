import type { Order, Out, Ticket } from '../contract.ts';
import { type Lang, PAID_BACK } from './language.ts';
import { patiently, type Run } from './model.ts';

/** Pays an order back when the books and the policy bear it out, once; null when a person has to decide. */
export async function payBack(ticket: Ticket, run: Run, orders: string[], lang: Lang): Promise<Out | null> {
  const [id, ...others] = [...new Set(orders)];
  if (id === undefined || others.length > 0) return null;
  const order = await patiently(run, 2_500, (timeoutMs) => run.host.tools.orderGet(id, { timeoutMs }));
  if (!order || !isDue(order, ticket)) return null;
  // One name for one order's refund, so that no repeat pays again.
  const { refundId } = await patiently(run, 2_500, (timeoutMs) =>
    run.host.tools.refundCreate(
      { orderId: order.id, amount: order.paid, reason: order.status },
      { timeoutMs, idempotencyKey: `refund-of-${order.id}` },
    ),
  );
  const sum = (order.paid.minor / 100).toFixed(2);
  return { action: 'refund', reply: PAID_BACK[lang](sum), lang, refundId, confidence: 0.99 };
}

/** Whose money it is and whether it may go back: what the mail says of that does not matter. */
function isDue({ customerId, status, paid }: Order, ticket: Ticket): boolean {
  const { refunds } = ticket.policy;
  if (!refunds || ticket.customerId === null || customerId !== ticket.customerId) return false;
  return refunds.statuses.includes(status) && paid.minor <= refunds.upTo.minor;
}
