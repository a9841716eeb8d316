import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { leaksOf } from '../support/leaks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READING = join(root, 'src', 'reading');
const exercises = readdirSync(join(root, 'exercises')).filter((slug) =>
  existsSync(join(root, 'exercises', slug, 'hidden')),
);
/** What a learner may read of an exercise. */
const OPEN = ['starter', 'world', 'stages', 'brief.md', 'model-card.md', 'exercise.yaml'];

// Other leak tests count every source of ours as public, readings included; so these are held against the rest.
it.each(exercises)('the readings give nothing away of the hidden side of %s', (slug) => {
  const folder = join(root, 'exercises', slug);
  const known = [join(root, 'src'), ...OPEN.map((name) => join(folder, name))].flatMap((path) =>
    textsUnder(path, READING),
  );
  const hidden = textsUnder(join(folder, 'hidden')).join('\n');
  expect(hidden.length).toBeGreaterThan(1000);
  expect(leaksOf(hidden, known.join('\n'), textsUnder(READING).join('\n'), { hasNumbers: true })).toEqual([]);
});

/** Every text at or below a path, but for one folder; none where there is nothing. */
function textsUnder(path: string, leftOut?: string): string[] {
  if (path === leftOut || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  return readdirSync(path).flatMap((name) => textsUnder(join(path, name), leftOut));
}
