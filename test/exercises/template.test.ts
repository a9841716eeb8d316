import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { tempFolder } from '#test/support/temp-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('the programs that authors start from are TypeScript without an error', { timeout: 60_000 }, async () => {
  const loaded = await readExercise(join(ROOT, 'exercises/.template'));
  const { solutions, mutants, solvers } = await readPrograms(loaded);
  const starter = { name: 'starter', files: loaded.exercise.starter };
  const folder = tempFolder();
  for (const { name, files } of [starter, ...loaded.trivial, ...solutions, ...mutants, ...solvers]) {
    for (const { path, text } of files) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'ES2023',
    lib: ['ES2023'],
    types: [],
    module: 'preserve',
    allowImportingTsExtensions: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
