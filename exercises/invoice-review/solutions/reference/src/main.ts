import type { Host, Out, Run } from '../contract.ts';
import { look } from './look.ts';
import { withRetry } from './retry.ts';
import { route } from './route.ts';
import { drawSample } from './sample.ts';

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  const looked = [];
  for (const invoice of run.invoices) looked.push(await look(invoice, run, host));
  return { decisions: route(looked, run.policy, await timeLeft(host)) };
}

/** Reviews that people have time for; none where nobody can say. */
async function timeLeft(host: Host): Promise<number> {
  const load = await withRetry(host, (o) => host.tools.reviewLoad({}, o));
  return load?.left ?? 0;
}
