import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LocalQueue } from '#queue/local-queue';
import { MemoryLedger } from './memory-ledger.ts';

const module = fileURLToPath(new URL('./fake-worker.ts', import.meta.url));

function openQueue(ledger: MemoryLedger, { workers = 1, deadlineMs = 20_000, sweepMs = 100 } = {}) {
  const faults: string[] = [];
  const queue = new LocalQueue({
    ledger,
    secret: 'ab'.repeat(32),
    entry: { launch: { argv: [process.execPath, module] }, deadlineMs },
    workers,
    onFault: (fault) => faults.push(fault),
    sweepMs,
  });
  onTestFinished(() => queue.stop());
  queue.start();
  return { queue, faults };
}

describe('the local queue', () => {
  it('brings the report of each queued run back to the store, phases on the way', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('one', 'two', 'three');
    openQueue(ledger, { workers: 2 });
    await ledger.settled();
    expect(ledger.rows.map((row) => row.end)).toMatchObject([
      { kind: 'finished', report: { engine: 'one' }, evidence: new Uint8Array([1, 2, 3]) },
      { kind: 'finished', report: { engine: 'two' } },
      { kind: 'finished', report: { engine: 'three' } },
    ]);
    expect(ledger.rows[0]?.phases).toEqual(['practice']);
  });

  it('takes up a run that is queued later when it is woken', async () => {
    const ledger = new MemoryLedger();
    const { queue } = openQueue(ledger, { sweepMs: 60_000 });
    await expect.poll(() => queue.workersUp(), { timeout: 10_000 }).toBe(1);
    ledger.queue('late');
    queue.wake();
    await ledger.settled();
    expect(ledger.rows[0]?.end?.kind).toBe('finished');
  });

  it('finds a run that nobody announced', async () => {
    const ledger = new MemoryLedger();
    const { queue } = openQueue(ledger);
    await expect.poll(() => queue.workersUp(), { timeout: 10_000 }).toBe(1);
    ledger.queue('unannounced');
    await ledger.settled();
    expect(ledger.rows[0]?.end?.kind).toBe('finished');
  });

  it('holds a run that kills its worker three times, and goes on with the next', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('die', 'honest');
    openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]).toMatchObject({
      tries: 3,
      end: { kind: 'held', fault: expect.stringContaining('SIGKILL') },
    });
    expect(ledger.rows[1]?.end?.kind).toBe('finished');
  });

  it('ends a worker that is over its deadline', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('hang', 'honest');
    openQueue(ledger, { deadlineMs: 200 });
    await ledger.settled();
    expect(ledger.rows[0]?.end?.kind).toBe('held');
    expect(ledger.rows[1]?.end?.kind).toBe('finished');
  });

  it('ends a worker that gives up its channel and stays', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('linger', 'honest');
    openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]?.end).toMatchObject({ kind: 'held', fault: expect.stringContaining('SIGKILL') });
    expect(ledger.rows[1]?.end?.kind).toBe('finished');
  });

  it('says with the end of a worker what it complained about last', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('complain');
    openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]?.end).toMatchObject({
      kind: 'held',
      fault: expect.stringContaining('exit 7) no engine'),
    });
  });

  it('takes no report from a worker that does not keep to the protocol', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('babble');
    openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]?.end?.kind).toBe('held');
  });

  it('hands a run back with the reason when the worker could not grade it', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('fail');
    const { faults } = openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]?.end).toEqual({ kind: 'held', fault: 'the engine is gone' });
    expect(faults).toContain('run run-1 was not graded: the engine is gone');
  });

  it('writes a result later when the disk was full', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('precious');
    ledger.failingWrites = 2;
    openQueue(ledger);
    await ledger.settled();
    expect(ledger.rows[0]).toMatchObject({
      tries: 0,
      end: { kind: 'finished', report: { engine: 'precious' } },
    });
  });

  it('gives a worker nothing of the server’s environment', async () => {
    process.env.HOLDFAST_CANARY = 'seen';
    onTestFinished(() => {
      delete process.env.HOLDFAST_CANARY;
    });
    const ledger = new MemoryLedger();
    ledger.queue('env:');
    openQueue(ledger);
    await ledger.settled();
    const end = ledger.rows[0]?.end;
    expect(end?.kind === 'finished' && end.report.engine).not.toContain('HOLDFAST_CANARY');
  });

  it('leaves a run under way claimed when it stops, for the next start', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('hang');
    const { queue } = openQueue(ledger);
    await expect.poll(() => ledger.rows[0]?.claimToken, { timeout: 10_000 }).toBeDefined();
    await queue.stop();
    expect(ledger.rows[0]).toMatchObject({ tries: 0, end: undefined });
  });
});
