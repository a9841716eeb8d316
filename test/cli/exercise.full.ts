import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { write } from '#test/catalog/exercise-folder';
import { HONEST, sendAndGrade, withFolders } from './exercise-life.ts';

it('runs again what other hidden values are drawn for', async () => {
  const { dataDir, folder, run, prove, publish } = withFolders();
  // So many that two versions hardly ever draw the same three.
  write(folder, {
    'hidden/bank.ts': `export const words = Array.from({ length: 500 }, (_, i) => 'pangolin' + i);\n`,
  });
  await prove();
  publish('First one.');
  await sendAndGrade(dataDir, { Honest: HONEST });
  const manifest = readFileSync(join(folder, 'exercise.yaml'), 'utf8');
  write(folder, { 'exercise.yaml': manifest.replace('version: 1', 'version: 2') });
  await prove();
  publish('New values.');
  const { stdout } = run('regrade', 'echo', '--to', '2', '--dry-run');
  expect(stdout).toContain('0 were judged from stored traces, 1 run again');
  expect(stdout).toContain('1 run again: The version draws other hidden values.');
  const { stdout: changed } = run('diff', 'echo', '1', '2');
  expect(changed).toContain('hidden values');
  expect(changed).toMatch(/cases\n(.*\n)* {2}stress: echo: \d+ of 30 have another input\./);
  expect(changed).not.toContain('have the same input');
});
