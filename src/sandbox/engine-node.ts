import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Engine } from './box.ts';
import { DEFAULT_ENGINE, type EngineName } from './engines.ts';
import { readPinnedFile } from './pinned-file.ts';

/** The files of the engines, and what they must be: a changed one is refused. */
const EMSCRIPTEN = {
  file: '@jitl/quickjs-wasmfile-release-sync/wasm',
  sha256: '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232',
};
const WASI = {
  file: 'quickjs-wasi/quickjs.wasm',
  sha256: 'd4c9375f2b1ca4dc95f72c8aa2982a7a9951ac8011490d79c6582df732b4bbd9',
};

/** Each loads its own code alone: a cold grading thread waits for it. */
const CREATE: Record<EngineName, () => Promise<Engine>> = {
  quickjs: async () => {
    const { quickJsEngine } = await import('./quickjs.ts');
    return quickJsEngine(await WebAssembly.compile(await readPinned(EMSCRIPTEN)));
  },
  'quickjs-wasi': async () => {
    const [{ quickJsWasiEngine }, { compileBuild }] = await Promise.all([
      import('./quickjs-wasi.ts'),
      import('./quickjs-wasi-build.ts'),
    ]);
    return quickJsWasiEngine(await compileBuild(await readPinned(WASI)), collector());
  },
};

/**
 * An engine for a Node thread: give it `resourceLimits: { stackSizeMb: 4 }`, or deep recursion ends sooner.
 *
 * @throws Error when the engine's file is not the pinned one
 */
export function createEngine(name: EngineName = DEFAULT_ENGINE): Promise<Engine> {
  return CREATE[name]();
}

/** V8's own collector, which Node shows to those alone who ask for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

function readPinned({ file, sha256 }: typeof WASI): Promise<Uint8Array<ArrayBuffer>> {
  return readPinnedFile(createRequire(import.meta.url).resolve(file), sha256);
}
