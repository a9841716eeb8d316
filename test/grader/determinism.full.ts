import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { openRealQueue } from '../support/real-queue.ts';

const REPEATS = 20;

/** Keeps every core busy until the test is over. */
function busyCores(): void {
  for (let core = 0; core < availableParallelism(); core += 1) {
    const busy = new Worker('for (;;);', { eval: true });
    onTestFinished(() => void busy.terminate());
  }
}

it('the same files give the same receipt and the same evidence, on both workers, however busy the machine', async () => {
  const platform = await openRealQueue(2);
  const { app } = platform;
  const programs = { starter: platform.starter, reference: platform.reference };
  busyCores();
  const runs = Object.entries(programs).map(([name, files]) => ({
    name,
    ids: Array.from({ length: REPEATS }, () => platform.queueRun(files)),
  }));
  platform.queue.start();
  await platform.graded(runs.flatMap((r) => r.ids));
  expect(platform.faults).toEqual([]);
  const runOf = (id: string) => app.store.attempts.find(id)?.run.runId ?? '';
  for (const { name, ids } of runs) {
    const receipts = new Set(ids.map((id) => JSON.stringify(app.store.runs.findReport(runOf(id))?.receipt)));
    expect(receipts.size, `receipts of ${name}`).toBe(1);
    const evidence = new Set(ids.map((id) => app.store.evidence.find(runOf(id))?.hash));
    expect(evidence.size, `evidence of ${name}`).toBe(1);
    expect([...evidence][0]).toMatch(/^[0-9a-f]{64}$/);
  }
});
