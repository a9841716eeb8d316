import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createEngine } from '#sandbox/engine-node';
import { compileBuild } from '#sandbox/quickjs-wasi-build';
import { describeBox } from './box.contract.ts';
import { open, program, run } from './support.ts';

describeBox('QuickJS-ng in WebAssembly', () => createEngine('quickjs-wasi'), {
  undefinedReadColumns: { amount: 31, map: 10 },
});

const HUNGRY = `if (input > 0) { const all: unknown[] = []; for (let i = 0; i < input; i++) all.push(new Uint8Array(1 << 20).fill(7)); }
  return new Uint8Array(1 << 20)[1000];`;

describe('QuickJS-ng and its memory', () => {
  it('a trial that grew the memory leaves nothing of it to the next, a hundred times over', async () => {
    const box = await open(await createEngine('quickjs-wasi'), program(HUNGRY));
    for (let i = 0; i < 100; i++) {
      expect(run(box, i % 2 === 0 ? 40 : 0)).toMatchObject({ ending: 'returned', value: 0 });
    }
  });

  it('memory ends at the same allocation in every trial, whatever the ones before it took', async () => {
    const body = `let n = 0; const all: unknown[] = [];
      if (input === 'some') { while (n++ < 20) all.push(new ArrayBuffer(1 << 20)); return n; }
      for (;;) { all.push(new ArrayBuffer(1 << 20)); host.log('info', 'n', ++n); }`;
    const box = await open(await createEngine('quickjs-wasi'), program(body));
    const first = run(box);
    run(box, 'some');
    expect(run(box)).toEqual(first);
    expect(first.ending).toBe('out_of_memory');
    expect(Number(first.logs.at(-1)?.data)).toBeGreaterThan(55);
  });

  it('a build that asks for memory in another way is refused', async () => {
    const file = await readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'));
    const other = Uint8Array.from(file);
    other.set([0x40, 0x00, 0x22, 0x01], file.indexOf(Buffer.from([0x40, 0x00, 0x22, 0x00, 0x41, 0x7f])));
    await expect(async () => compileBuild(other)).rejects.toThrow('another build');
  });
});
