import type { Host, Out, Ticket } from '../contract.ts';

const PAID: Record<string, string> = {
  en: 'We have paid the money for your order back to you and are sorry for the trouble.',
  de: 'Wir haben Ihnen das Geld für die Bestellung erstattet und bitten um Entschuldigung.',
  pt: 'Devolvemos o dinheiro da sua encomenda e pedimos desculpa pelo que aconteceu.',
};

/** The only order named in a mail, when the books allow it. */
export async function refundFor(
  ticket: Ticket,
  text: string,
  lang: string,
  host: Host,
): Promise<Out | undefined> {
  const ids = [...new Set(text.match(/P-\d{6}/g) ?? [])];
  const { refunds } = ticket.policy;
  const [id] = ids;
  if (!refunds || id === undefined || ids.length > 1) return undefined;
  const order = await often(() => host.tools.orderGet(id, { timeoutMs: 2_000 }));
  if (!order || order.customerId !== ticket.customerId) return undefined;
  if (!refunds.statuses.includes(order.status) || order.paid.minor > refunds.upTo.minor) return undefined;
  const refund = { orderId: id, amount: order.paid, reason: order.status };
  const options = { timeoutMs: 3_000, idempotencyKey: `refund-${id}` };
  const paid = await often(() => host.tools.refundCreate(refund, options));
  if (!paid) return undefined;
  return { action: 'refund', reply: PAID[lang] ?? '', lang, refundId: paid.refundId, confidence: 0.9 };
}

async function often<T>(once: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      return await once();
    } catch {
      // The next attempt has the same key; after the last one a person looks.
    }
  }
  return undefined;
}
