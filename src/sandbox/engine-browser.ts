import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url';
import type { Engine } from './box.ts';
import { quickJsEngine } from './quickjs.ts';

/**
 * The engine for a module Web Worker, under a content policy of `'self' 'wasm-unsafe-eval'`.
 * @throws when the WebAssembly file cannot be fetched
 */
export async function createEngine(): Promise<Engine> {
  const response = await fetch(wasmUrl);
  if (!response.ok)
    throw new Error(`The interpreter could not be loaded (${response.status}). Reload the page.`);
  return quickJsEngine(await WebAssembly.compile(await response.arrayBuffer()));
}
