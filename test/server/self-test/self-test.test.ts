import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LocalQueue } from '#queue/local-queue';
import { SelfTestFailure, selfTest } from '#server/self-test/self-test';
import { ThreadSource } from '#server/thread-source';
import { buildWall } from '#server/wall/build-wall';
import { MemoryLedger } from '../../queue/memory-ledger.ts';
import { checkoutWithOwnPackage } from '../../support/copied-checkout.ts';

function run(thread?: string): Promise<void> {
  const source = new ThreadSource(thread ? new URL(thread, import.meta.url) : undefined);
  onTestFinished(() => source.close());
  return selfTest(source);
}

/** A checkout whose engine is one byte longer than the pinned one. WebAssembly alone would take the empty section. */
function aChangedEngine() {
  const checkout = checkoutWithOwnPackage('@jitl', 'quickjs-wasmfile-release-sync');
  appendFileSync(join(checkout.package, 'dist/emscripten-module.wasm'), new Uint8Array([0, 1, 0]));
  const { readable, worker } = checkout;
  return { launch: buildWall('permission', { readable })(worker), deadlineMs: 20_000 };
}

describe('the self-test of a grading process', () => {
  it('passes with the real engine', async () => {
    await run();
  });

  it('fails where every verdict is ok', async () => {
    await expect(run('./gullible-thread.ts')).rejects.toThrow(
      'the hostile program, asked for "wrong", gave returned, ok in place of returned, fail',
    );
  });

  it('fails where a limit does not hold', async () => {
    await expect(run('./endless-thread.ts')).rejects.toThrow(SelfTestFailure);
  });
});

describe('a grading process with a changed engine', () => {
  it('ends with an exit code and says that it is not the pinned one', () => {
    const [program, ...args] = aChangedEngine().launch.argv;
    const { status, stderr } = spawnSync(program, args, { env: {}, encoding: 'utf8', timeout: 25_000 });
    expect([status, stderr]).toEqual([1, expect.stringContaining('is not the pinned build')]);
  });

  it('takes no run, and the queue waits longer each time before it starts another', async () => {
    const ledger = new MemoryLedger();
    ledger.queue('honest');
    const faults: string[] = [];
    const options = { ledger, secret: 'ab', entry: aChangedEngine(), workers: 1, sweepMs: 50 };
    const queue = new LocalQueue({ ...options, onFault: (fault) => faults.push(fault) });
    onTestFinished(() => queue.stop());
    queue.start();
    await expect.poll(() => faults.length, { timeout: 20_000 }).toBe(2);
    expect(faults[0]).toContain('is not the pinned build');
    expect([queue.workersUp(), ledger.rows[0]?.tries, ledger.rows[0]?.end]).toEqual([0, 0, undefined]);
  });
});
