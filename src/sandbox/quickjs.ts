import type { Engine } from './box.ts';
import { QuickJsBox } from './quickjs-box.ts';
import { QuickJsInterpreter } from './quickjs-interpreter.ts';

/** Part of every verdict: another build of QuickJS, or another prelude or `Fuel`, may burn another amount of fuel. */
const ENGINE_ID = 'quickjs 2025-09-13, wasm 0.32.0, prelude 4';

/** The engine over a compiled WebAssembly file. How the file is got differs between server and browser. */
export function quickJsEngine(wasm: WebAssembly.Module): Engine {
  return {
    id: ENGINE_ID,
    open: (program, surface, limits) =>
      QuickJsBox.open((options) => QuickJsInterpreter.create(wasm, options), program, surface, limits),
  };
}
