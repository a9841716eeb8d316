import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { write } from '#test/catalog/exercise-folder';
import { tempFolder } from '#test/support/temp-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function exercise(dataDir: string, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir };
  const command = ['src/cli/exercise.ts', ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
}

it('a new exercise is proved as it is, and published: also where there was no data folder yet', () => {
  const parent = tempFolder();
  const [folder, dataDir] = [join(parent, 'order-desk'), join(tempFolder(), 'data')];
  const publish = (to: string) => exercise(to, 'publish', folder, '--why', 'It is proved.');
  expect(exercise(dataDir, 'new', 'order-desk', '--in', parent).status).toBe(0);
  const unproved = publish(join(tempFolder(), 'other'));
  expect(unproved).toMatchObject({ status: 1, stderr: expect.stringContaining(`prove ${folder},`) });
  expect(exercise(dataDir, 'prove', folder).stdout).toContain('It may be published.');
  expect(publish(dataDir).stdout).toContain('order-desk is published as version 1.');
  write(folder, { 'mutants/loud/src/kind.ts': 'export const isOrder = async () => true;\n' });
  expect(publish(dataDir).stdout).toContain('version 1 of order-desk already');
  write(folder, { 'starter/src/note.ts': 'export const NOTE = 1;\n' });
  expect(publish(dataDir).stderr).toContain('a proof of other content');
});
