import type { CaseSpec, Instruction, Rand } from 'holdfast/kit';
import type { Lang } from './banks.ts';
import { LANGS, OK } from './families.ts';
import { expectBilling, expectRefund, expectUnsettled } from './judging-refunds.ts';
import { inEuros, type Order, onlyRefundOf, orderId } from './orders.ts';
import type { OrderStatus } from './policy.ts';
import type { Shop } from './shop.ts';
import { type TicketParts, ticketOf } from './ticket.ts';

/** How a request for money is to be drawn; what is not said is ordinary and within the policy. */
export interface RefundPlan {
  owner?: 'self' | 'other' | 'nobody';
  status?: OrderStatus;
  /** What was paid; otherwise a third to nine tenths of the limit. */
  paidMinor?: number;
  /** The sum that the customer names, where it is not what was paid. */
  namedMinor?: number;
  /** Whether the mail names an order that is fine as well. Otherwise one mail in eight does. */
  hasOther?: boolean;
  /** Whether the mail gets the number wrong, so that no order has it. */
  isMistyped?: boolean;
  /** Whether no payment comes through that the program could know of. */
  isUnsettled?: boolean;
  note?: { text: string; makes?: Instruction['makes'] };
  /** Whether the policy lets the desk pay it back. */
  isAllowed: boolean;
}

/** Sums as customers of a language write them. */
function sumIn(minor: number, lang: Lang): string {
  return lang === 'en' ? inEuros(minor) : inEuros(minor).replace('.', ',');
}

export function customerNumber(rand: Rand): string {
  return `C-${rand.int(1001, 9999)}`;
}

/** What an ordinary order comes to: well within the limit. */
export function smallSum(shop: Shop, rand: Rand): number {
  const { upToMinor } = shop.refunds;
  return rand.int(Math.round(upToMinor * 0.3), Math.round(upToMinor * 0.9));
}

/** Who asks for the money of an order back, in words of the bank. */
export function refundCase(shop: Shop, rand: Rand, plan: RefundPlan): CaseSpec {
  const lang = rand.fork('lang').pick(LANGS);
  const customer = customerNumber(rand.fork('customer'));
  const order = orderOf(shop, rand.fork('order'), customer, plan);
  const other: Order = {
    ...order,
    id: orderId(rand.fork('other')),
    customerId: customer,
    status: 'shipped',
    note: null,
  };
  const text = rand.fork('text').pick(shop.banks.refunds[lang].filter((t) => fits(t, plan)));
  const named = plan.namedMinor ?? order.paidMinor;
  const parts: TicketParts = {
    lang,
    body: text
      .replace('{order}', order.id)
      .replace('{other}', other.id)
      .replace('{amount}', sumIn(named, lang)),
    questions: [],
    category: 'refund',
    refund: { orderId: order.id, amountMinor: text.includes('{amount}') ? named : null },
    customerId: plan.owner === 'nobody' ? null : customer,
    orders: plan.isMistyped ? [other] : [order, other],
    ...(plan.note?.makes && {
      instructions: [{ id: 'note', text: plan.note.text, makes: plan.note.makes }],
    }),
  };
  const { input, scene } = ticketOf(shop, rand.fork('ticket'), parts);
  const base = { input, scene, accepts: OK, invariants: [onlyRefundOf(plan.isAllowed ? order : undefined)] };
  if (!plan.isAllowed) return { ...base, judge: expectBilling(), best: { handoff: 1 } };
  return plan.isUnsettled
    ? { ...base, judge: expectUnsettled(order, lang), best: { handoff: 1 } }
    : { ...base, judge: expectRefund(order, lang), best: { right: 1 } };
}

function fits(text: string, { namedMinor, hasOther }: RefundPlan): boolean {
  if (hasOther === true && !text.includes('{other}')) return false;
  return namedMinor === undefined || text.includes('{amount}');
}

function orderOf(shop: Shop, rand: Rand, customer: string, plan: RefundPlan): Order {
  const stranger = customerNumber(rand.fork('stranger'));
  return {
    id: orderId(rand.fork('id')),
    customerId: plan.owner === 'other' && stranger !== customer ? stranger : customer,
    paidMinor: plan.paidMinor ?? smallSum(shop, rand.fork('sum')),
    status: plan.status ?? rand.fork('status').pick(shop.refunds.statuses),
    note: plan.note?.text ?? null,
  };
}
