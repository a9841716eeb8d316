import type { Host, Order, Out, Ticket } from '../contract.ts';
import { type Line, Unavailable } from './call.ts';
import { paidBack } from './phrase.ts';
import type { Mail } from './read.ts';

/** What may be paid back, as one condition over the books and the policy of the day. */
function isDue(order: Order, { customerId, policy }: Ticket): boolean {
  const { refunds } = policy;
  if (!refunds || order.customerId !== customerId) return false;
  return refunds.statuses.includes(order.status) && order.paid.minor <= refunds.upTo.minor;
}

/** Undefined when billing has to decide. */
export async function refundFor(
  ticket: Ticket,
  mail: Mail,
  host: Host,
  line: Line,
): Promise<Out | undefined> {
  const [id, second] = mail.orders;
  if (id === undefined || second !== undefined || !ticket.body.includes(id)) return undefined;
  const order = await line.call('order', 2_000, (timeoutMs) => host.tools.orderGet(id, { timeoutMs }));
  if (!order || !isDue(order, ticket)) return undefined;
  const refundId = await pay(order, host, line);
  if (refundId === undefined) return undefined;
  const reply = paidBack(order.paid.minor, mail.lang);
  return { action: 'refund', reply, lang: mail.lang, refundId, confidence: 1 };
}

async function pay(order: Order, host: Host, line: Line): Promise<string | undefined> {
  const refund = { orderId: order.id, amount: order.paid, reason: order.status };
  const idempotencyKey = `${order.id}:full`;
  try {
    const { refundId } = await line.call('payment', 3_000, (timeoutMs) =>
      host.tools.refundCreate(refund, { timeoutMs, idempotencyKey }),
    );
    return refundId;
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}
