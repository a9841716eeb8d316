import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '#sandbox/engine-node';
import { describeBox } from './box.contract.ts';
import { open, program, run } from './support.ts';

describeBox('QuickJS in WebAssembly', () => createEngine('quickjs'), {
  undefinedReadColumns: { amount: 49, map: 15 },
});

describe('QuickJS and the machine it runs on', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('local time is universal time wherever the machine is', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(new Date(0).getTimezoneOffset()).toBe(300);
    const body =
      'return [new Date(0).getTimezoneOffset(), new Date(2026, 6, 1, 12).toISOString(), String(new Date(0))];';
    expect(run(await open(await createEngine(), program(body))).value).toEqual([
      0,
      '2026-07-01T12:00:00.000Z',
      'Thu Jan 01 1970 00:00:00 GMT+0000',
    ]);
  });
});
