import type { Out, Run } from '../contract.ts';

export default async function handle(run: Run): Promise<Out> {
  if (run.kind === 'sample') return { sampled: [] };
  return {
    decisions: run.invoices.map(({ id }) => ({ id, route: 'reject', doubts: [], note: 'policy' })),
  };
}
