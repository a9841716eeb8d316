import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { plainLexer } from './plain-lexer.mjs';

const require = createRequire(import.meta.url);
const server = fileURLToPath(new URL('../server/', import.meta.url));

/** Files of packages that are read and not imported. */
const READ_FROM = {
  '@jitl/quickjs-wasmfile-release-sync': 'dist/emscripten-module.wasm',
  'quickjs-wasi': 'quickjs.wasm',
};

/**
 * Bundles the grading process into a folder: plain JavaScript in few files, so that a cold one is up sooner, and its wall
 * has nothing else to let it read. Beside it lies all that it reads: the engines' WebAssembly and the self-test's world.
 */
export async function buildGrader(folder: string): Promise<void> {
  const build = await rolldown({
    input: {
      'grading-worker': join(server, 'grading-worker.ts'),
      'grading-thread': join(server, 'grading-thread.ts'),
      'try-escapes': join(server, 'wall/try-escapes.ts'),
      'world/hidden': join(server, 'self-test/world/hidden.mjs'),
    },
    platform: 'node',
    plugins: [plainLexer],
    logLevel: 'silent',
    cwd: server,
  });
  await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
    minify: { codegen: { removeWhitespace: true }, compress: false, mangle: false },
  });
  await build.close();
  cpSync(join(server, 'self-test/world/exercise.json'), join(folder, 'world/exercise.json'));
  for (const [name, part] of Object.entries(READ_FROM))
    copyPart(name, part, join(folder, 'node_modules', name));
}

function copyPart(name: string, part: string, target: string): void {
  const manifest = require.resolve(`${name}/package.json`);
  mkdirSync(target, { recursive: true });
  cpSync(manifest, join(target, 'package.json'));
  cpSync(join(dirname(manifest), part), join(target, part));
}
