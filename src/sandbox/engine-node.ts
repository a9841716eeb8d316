import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Engine } from './box.ts';
import { DEFAULT_ENGINE, type EngineName } from './engines.ts';
import { quickJsEngine } from './quickjs.ts';
import { quickJsWasiEngine } from './quickjs-wasi.ts';
import { compileBuild } from './quickjs-wasi-build.ts';

const CREATE: Record<EngineName, () => Promise<Engine>> = {
  quickjs: async () =>
    quickJsEngine(await WebAssembly.compile(await readPackage('@jitl/quickjs-wasmfile-release-sync/wasm'))),
  'quickjs-wasi': async () =>
    quickJsWasiEngine(await compileBuild(await readPackage('quickjs-wasi/quickjs.wasm'))),
};

/** An engine for a Node thread: give it `resourceLimits: { stackSizeMb: 4 }`, or deep recursion ends sooner. */
export function createEngine(name: EngineName = DEFAULT_ENGINE): Promise<Engine> {
  return CREATE[name]();
}

/** A file that a package exports. */
async function readPackage(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(createRequire(import.meta.url).resolve(name)));
}
