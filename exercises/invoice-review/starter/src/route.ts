import type { Decision, Invoice } from '../contract.ts';
import type { Coded } from './code.ts';

/** Raised from 0.9 in March, from 0.95 in May, after the thing with the crane. */
const THRESHOLD = 0.97;

export function route(invoice: Invoice, { coding, conf, duplicate, netPlusTaxIsTotal }: Coded): Decision {
  const sure = Object.values(conf).every((c) => c > THRESHOLD);
  if (!sure || duplicate || !netPlusTaxIsTotal) {
    return {
      id: invoice.id,
      route: 'review',
      doubts: [],
      note: invoice.text,
      coding,
      confidence: conf['model'] ?? 0,
    };
  }
  return { id: invoice.id, route: 'post', coding, confidence: conf['model'] ?? 0 };
}
