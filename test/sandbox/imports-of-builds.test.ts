import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

/** Whatever a build imports is a way out of it: one that is new is looked at before it is let in. */
async function importsOf(file: string): Promise<string[]> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(file));
  const module = await WebAssembly.compile(Uint8Array.from(bytes));
  return WebAssembly.Module.imports(module).map((i) => `${i.module}.${i.name}: ${i.kind}`);
}

it('QuickJS imports nineteen functions and its memory', async () => {
  const functions = Array.from('bcdefghijklmnopqrst', (letter) => `a.${letter}: function`);
  expect(await importsOf('@jitl/quickjs-wasmfile-release-sync/wasm')).toEqual([...functions, 'a.a: memory']);
});

it('QuickJS-ng imports six calls of its host and six of WASI, in this order', async () => {
  expect(await importsOf('quickjs-wasi/quickjs.wasm')).toEqual([
    'env.host_get_timezone_offset: function',
    'env.host_interrupt: function',
    'env.host_promise_rejection: function',
    'env.host_module_normalize: function',
    'env.host_module_load: function',
    'env.host_call: function',
    'wasi_snapshot_preview1.clock_time_get: function',
    'wasi_snapshot_preview1.fd_close: function',
    'wasi_snapshot_preview1.fd_fdstat_get: function',
    'wasi_snapshot_preview1.fd_seek: function',
    'wasi_snapshot_preview1.fd_write: function',
    'wasi_snapshot_preview1.random_get: function',
  ]);
});
