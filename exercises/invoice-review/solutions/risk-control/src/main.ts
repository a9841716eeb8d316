import type { Decision, Host, InvoiceRun, Out, Run } from '../contract.ts';
import { certify, type File } from './file.ts';
import { withRetry } from './retry.ts';
import { lowestScore } from './risk.ts';
import { drawSample } from './sample.ts';

/** Posts a group of invoices when the errors among all that look at least so sure are few enough for what an error costs. */
export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  const files: File[] = [];
  for (const invoice of run.invoices) files.push(await certify(invoice, run, host));
  const left = (await withRetry(host, (o) => host.tools.reviewLoad({}, o)))?.left ?? 0;
  const held = files
    .filter((f) => !mayPost(f, run, run.policy.worth.review))
    .sort((a, b) => atStake(b, run) - atStake(a, run));
  const seen = new Set(held.slice(0, left));
  return {
    decisions: files.map((file): Decision => {
      const isHeld = held.includes(file) && (seen.has(file) || !mayPost(file, run, run.policy.worth.wait));
      if (!isHeld && file.coding)
        return { id: file.id, route: 'post', coding: file.coding, confidence: file.score };
      const doubts = file.doubts.length > 0 ? file.doubts.slice(0, 3) : (['account'] as const);
      return {
        id: file.id,
        route: seen.has(file) ? 'review' : 'wait',
        doubts: [...doubts],
        note: `See ${doubts.join(' and ')}.`,
      };
    }),
  };
}

function lossOf(file: File, { policy: { worth } }: InvoiceRun): number {
  return Math.max(-worth.wrong, (-worth.wrongPerThousand * file.totalMinor) / 100_000);
}

/** The most errors that posting bears when holding back costs so much. */
function mayPost(file: File, run: InvoiceRun, heldFor: number): boolean {
  if (file.doubts.length > 0) return false;
  const loss = lossOf(file, run);
  const most = (run.policy.worth.right - heldFor) / (loss + run.policy.worth.right);
  return file.recordedError <= most && file.score >= lowestScore(most);
}

function atStake(file: File, run: InvoiceRun): number {
  if (file.doubts.includes('bank') || file.doubts.includes('duplicate')) return file.totalMinor / 100;
  return lossOf(file, run) * (1.001 - file.score);
}
