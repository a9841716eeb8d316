import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readApproaches } from '#catalog/read-approaches';
import { readExercise } from '#catalog/read-exercise';
import { leaksOf } from '../support/leaks.ts';

const exercises = fileURLToPath(new URL('../../exercises', import.meta.url));
const source = fileURLToPath(new URL('../../src', import.meta.url));
const slugs = readdirSync(exercises).filter((name) => existsSync(join(exercises, name, 'exercise.yaml')));
const SECRET = ['hidden', 'solutions', 'mutants', 'review'];

function textUnder(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function publicTextOf(slug: string): string {
  const entries = readdirSync(join(exercises, slug), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !SECRET.includes(entry.name));
  const files = entries.filter((entry) => entry.isFile());
  return [
    textUnder(source),
    ...folders.map(({ name }) => textUnder(join(exercises, slug, name))),
    ...files.map(({ name }) => readFileSync(join(exercises, slug, name), 'utf8')),
  ].join('\n');
}

describe.each(slugs)('the approaches of %s', (slug) => {
  it('are there for every solution of its manifest', async () => {
    const loaded = await readExercise(join(exercises, slug));
    const names = (await readApproaches(loaded)).map(({ name }) => name);
    expect(names).toEqual(loaded.exercise.manifest.solutions);
  });

  it('hold nothing of the hidden side, which graduates may not see either', async () => {
    const approaches = await readApproaches(await readExercise(join(exercises, slug)));
    const shown = approaches.flatMap(({ why, files }) => [why, ...files.map(({ text }) => text)]).join('\n');
    const hidden = textUnder(join(exercises, slug, 'hidden'));
    expect(leaksOf(hidden, publicTextOf(slug), shown, { hasNumbers: true })).toEqual([]);
    expect(leaksOf(hidden, publicTextOf(slug), shown + hidden)).not.toEqual([]);
  });
});
