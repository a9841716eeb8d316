import type { Host, Out, Ticket } from '../contract.ts';

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const id = /P-\d{6}/.exec(ticket.body)?.[0];
  const order = id && ticket.policy.refunds ? await host.tools.orderGet(id) : null;
  if (!order) {
    return { action: 'handoff', queue: 'general', reason: 'policy', summary: ticket.subject || 'no subject' };
  }
  const { refundId } = await host.tools.refundCreate({
    orderId: order.id,
    amount: order.paid,
    reason: 'asked',
  });
  return { action: 'refund', reply: 'Your money is on its way.', lang: 'en', refundId, confidence: 1 };
}
