import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { publishedExercises } from '../exercises/programs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function grade(slug: string, ...args: string[]) {
  const work = ['--submission', `exercises/${slug}/trivial/empty`];
  const command = ['src/cli/grade.ts', '--exercise', slug, ...work, ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
}

it.each(publishedExercises())(
  'a receipt of %s is reproduced from its id, and a changed one is not',
  (slug) => {
    const made = grade(slug, '--suite', 'practice');
    expect(made.stderr).toBe('');
    const { id } = JSON.parse(made.stdout).receipt;
    const again = grade(slug, '--receipt', id);
    expect(again.stdout).toContain('byte for byte');
    expect(again.status).toBe(0);
    expect(grade(slug, '--receipt', '0'.repeat(64)).status).not.toBe(0);
  },
);
