import type { Decision, Host, Out, Run } from '../contract.ts';
import { chanceOf } from './chance.ts';
import { type Examined, examine } from './examine.ts';
import { patient } from './patient.ts';
import { drawSample } from './sample.ts';

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  const examined: Examined[] = [];
  for (const invoice of run.invoices) examined.push(await examine(invoice, run, host));
  const load = await patient(host, 3, (o) => host.tools.reviewLoad({}, o));
  let left = load?.left ?? 0;
  const { worth } = run.policy;
  const price = (e: Examined) => Math.max(-worth.wrong, (-worth.wrongPerThousand * e.euros) / 1_000);
  /** What posting loses on average, less what it earns. */
  const cost = (e: Examined) => {
    const p = chanceOf(e);
    return e.isVeto ? e.euros : (1 - p) * price(e) - p * worth.right;
  };
  const isBarred = (e: Examined) => e.doubts.length > 0;
  const decisions = new Map<string, Decision>();
  for (const e of [...examined].sort((a, b) => cost(b) - cost(a))) {
    const heldFor = left > 0 ? worth.review : worth.wait;
    if (e.coding && !isBarred(e) && cost(e) < -heldFor) {
      decisions.set(e.id, { id: e.id, route: 'post', coding: e.coding, confidence: chanceOf(e) });
      continue;
    }
    const doubts = isBarred(e) ? e.doubts.slice(0, 3) : (['account'] as Examined['doubts']);
    decisions.set(e.id, {
      id: e.id,
      route: left > 0 ? 'review' : 'wait',
      doubts,
      note: `Not sure of ${doubts.join(', ')}.`,
    });
    if (left > 0) left -= 1;
  }
  return { decisions: examined.map((e) => decisions.get(e.id) as Decision) };
}
