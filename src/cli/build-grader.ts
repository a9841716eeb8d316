import { execFile } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type OutputOptions, rolldown } from 'rolldown';
import { plainLexer } from './plain-lexer.mjs';

const require = createRequire(import.meta.url);
const CACHE_THREAD_CODE = fileURLToPath(new URL('./cache-thread-code.ts', import.meta.url));
const server = fileURLToPath(new URL('../server/', import.meta.url));

/** Files of packages that are read and not imported. */
const READ_FROM = {
  '@jitl/quickjs-wasmfile-release-sync': 'dist/emscripten-module.wasm',
  'quickjs-wasi': 'quickjs.wasm',
};

/**
 * Bundles the grading process into a folder: plain JavaScript in few files, so that a cold one is up sooner, and its wall
 * has nothing else to let it read. Beside it lies all that it reads: the engines' WebAssembly, the self-test's world, and
 * the compiled code of its threads.
 */
export async function buildGrader(folder: string): Promise<void> {
  await bundle(
    {
      'grading-worker': join(server, 'grading-worker.ts'),
      'grading-thread': join(server, 'cached-thread.ts'),
      'try-escapes': join(server, 'wall/try-escapes.ts'),
      'world/hidden': join(server, 'self-test/world/hidden.mjs'),
    },
    { dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  );
  await bundle(
    { thread: join(server, 'grading-thread.ts') },
    { dir: folder, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
  );
  cpSync(join(server, 'self-test/world/exercise.json'), join(folder, 'world/exercise.json'));
  for (const [name, part] of Object.entries(READ_FROM))
    copyPart(name, part, join(folder, 'node_modules', name));
  await promisify(execFile)(process.execPath, [CACHE_THREAD_CODE, folder]);
}

async function bundle(input: Record<string, string>, output: OutputOptions): Promise<void> {
  const build = await rolldown({
    input,
    platform: 'node',
    plugins: [plainLexer],
    logLevel: 'silent',
    cwd: server,
  });
  await build.write({
    ...output,
    minify: { codegen: { removeWhitespace: true }, compress: false, mangle: false },
  });
  await build.close();
}

function copyPart(name: string, part: string, target: string): void {
  const manifest = require.resolve(`${name}/package.json`);
  mkdirSync(target, { recursive: true });
  cpSync(manifest, join(target, 'package.json'));
  cpSync(join(dirname(manifest), part), join(target, part));
}
