import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('a new exercise is proved as it is, and then published', () => {
  const env = { ...process.env, DATA_DIR: join(tempFolder(), 'data') };
  const exercise = (...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/exercise.ts', ...args], { cwd: ROOT, env, encoding: 'utf8' });
  const parent = tempFolder();
  const folder = join(parent, 'order-desk');
  expect(exercise('new', 'order-desk', '--in', parent).status).toBe(0);
  const publish = () => exercise('publish', folder, '--why', 'It is proved.');
  expect(publish()).toMatchObject({ status: 1, stderr: expect.stringContaining(`prove ${folder}`) });
  expect(exercise('prove', folder).stdout).toContain('It may be published.');
  expect(publish().stdout).toContain('order-desk is published as version 1.');
});
