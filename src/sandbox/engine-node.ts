import { createRequire } from 'node:module';
import type { Engine } from './box.ts';
import { readPinnedFile } from './pinned-file.ts';
import { quickJsEngine } from './quickjs.ts';

/** `emscripten-module.wasm` of @jitl/quickjs-wasmfile-release-sync 0.32.0. */
const PINNED_SHA256 = '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232';

/**
 * The engine for a Node thread: give it `resourceLimits: { stackSizeMb: 4 }`, or deep recursion ends sooner.
 *
 * @throws Error when the engine's file is not the pinned one
 */
export async function createEngine(): Promise<Engine> {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  return quickJsEngine(await WebAssembly.compile(await readPinnedFile(path, PINNED_SHA256)));
}
