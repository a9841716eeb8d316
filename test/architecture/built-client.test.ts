import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleWorld } from '#catalog/bundle-world';
import { buildIfStale } from '../../src/cli/build.ts';
import { LIBS } from '../islands/language/lib-files.ts';
import { leaksOf } from '../support/leaks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exercises = readdirSync(join(root, 'exercises')).filter((name) =>
  existsSync(join(root, 'exercises', name, 'exercise.yaml')),
);
const TEXT = /\.(astro|css|html|js|json|map|md|mjs|svg|tsx?|txt|ya?ml)$/;
const SECRET_FOLDERS = ['hidden', 'solutions', 'mutants', 'review'];

describe.each(exercises)('%s', (slug) => {
  const folder = join(root, 'exercises', slug);
  const hidden = textUnder(join(folder, 'hidden'));
  const publicSources = publicTextOf(folder);

  it('has a hidden side at all', () => {
    expect(hidden.length).toBeGreaterThan(1000);
  });

  it('gives nothing of its hidden side to the built client', async () => {
    const client = textUnder(join(await buildIfStale(() => undefined), 'client'));
    expect(client.length).toBeGreaterThan(1000);
    expect(leaksOf(hidden, publicSources, client)).toEqual([]);
  });

  it('gives nothing of its hidden side to its public bundle', async () => {
    const { practice } = await bundleWorld(folder);
    expect(leaksOf(hidden, publicSources, practice, { hasNumbers: true })).toEqual([]);
  });

  it('would be caught if it did: its hidden bundle does not pass', async () => {
    const bundle = await bundleWorld(folder);
    expect(leaksOf(hidden, publicSources, bundle.hidden)).not.toEqual([]);
  });
});

/** What anybody may read: the platform's own sources, the language's, and the public folders of the exercise. */
function publicTextOf(folder: string): string {
  const shared = readdirSync(folder).filter((name) => !SECRET_FOLDERS.includes(name));
  const ours = [join(root, 'src'), ...shared.map((name) => join(folder, name))].map(textUnder);
  return [...ours, ...Object.values(LIBS)].join('\n');
}

function textUnder(path: string): string {
  if (TEXT.test(path)) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
