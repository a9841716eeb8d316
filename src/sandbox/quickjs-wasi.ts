import type { Engine } from './box.ts';
import { QuickJsBox } from './quickjs-box.ts';
import { QuickJsWasiInterpreter } from './quickjs-wasi-interpreter.ts';

/** Part of every verdict: another build of QuickJS, or another prelude, may burn another amount of fuel. */
const ENGINE_ID = 'quickjs-ng, quickjs-wasi 3.6.2, prelude 4';

/**
 * The engine over the build as compiled by `compileBuild`. `collect` collects garbage at once, where a program fills one
 * memory after the other; without it they lie about until the engine around sees to it.
 */
export function quickJsWasiEngine(wasm: WebAssembly.Module, collect?: () => void): Engine {
  return {
    id: ENGINE_ID,
    open: (program, surface, limits) =>
      QuickJsBox.open(
        async (options) => new QuickJsWasiInterpreter(wasm, options, collect),
        program,
        surface,
        limits,
      ),
  };
}
