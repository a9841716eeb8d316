import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const exercises = readdirSync(new URL('../../exercises', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => name);

// What was worked out before is taken from the cache, by content: minutes for each exercise where there is none.
it.each(exercises)(
  '%s holds in every check of a whole proof',
  (slug) => {
    const env = { ...process.env, DATA_DIR: tempFolder() };
    const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/exercise.ts', 'prove', slug], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(stdout).toContain('It may be published.');
  },
  1_800_000,
);
