import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Engine } from './box.ts';
import { quickJsEngine } from './quickjs.ts';

/** The engine for a Node thread: give it `resourceLimits: { stackSizeMb: 4 }`, or deep recursion ends sooner. */
export async function createEngine(): Promise<Engine> {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  return quickJsEngine(await WebAssembly.compile(await readFile(path)));
}
