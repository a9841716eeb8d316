import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { ExerciseError, type Flaw } from '#catalog/exercise-error';
import { readExercise } from '#catalog/read-exercise';
import type { Manifest } from '#domain/exercise';
import { aManifest as baseManifest } from '#test/services/builders';
import { tempFolder } from '#test/support/temp-folder';

const WORLD = `
import { defineExercise, family, good, menu, wrong, COMPETENCE, asObject, type Json } from 'holdfast/kit';

const scene = {
  epochMs: 0, segments: [], documents: [], inventions: {}, competence: COMPETENCE, tools: {},
  model: { complete: () => ({}), refusals: [], refuseInFields: (f: object) => f as never, abstainFields: [] },
};

function aCase(input: Json, wanted: Json) {
  return {
    input, scene, accepts: ['ok'] as const, best: { right: 1 },
    judge: (run: { value: Json }) =>
      asObject(run.value)?.['say'] === wanted ? good('It said so.', { right: 1 }) : wrong('It did not.', { wrong: 1 }),
  };
}

/** Say the word that is asked for, and nothing where none is. */
export default defineExercise<{ words: string[] }, null>(({ words }) => ({
  tools: [],
  makeWorld: () => null,
  cases: { practice: 1, stress: 3 },
  families: [
    family('echo', {
      title: 'A word or none',
      mode: 'M1',
      menu: menu('one', 'two', 'three', 'four', 'five'),
      act: ({ rand }) => { const word = rand.pick(words); return aCase({ word }, word); },
      hold: () => aCase({ word: '' }, ''),
    }),
  ],
  invariants: [],
  traffic: {
    items: 4,
    kinds: [{ name: 'word', share: 1, mode: 'M1', generate: ({ rand }) => { const word = rand.pick(words); return aCase({ word }, word); } }],
  },
}));
`;

export const HIDDEN_WORD = 'wolverine';

/** The manifest of the folder below: one family, one stage. */
export function aManifest(over: Partial<Manifest> = {}): Manifest {
  const line = (key: string, euro: number) => ({ key, label: key, euro });
  return baseManifest({
    slug: 'echo',
    stages: [{ title: 'One', brief: 'brief.md', families: ['echo'], supersedes: [] }],
    editable: ['src/*.ts'],
    utility: [[line('right', 6), line('wrong', -25), line('crash', -8)]],
    trivial: [{ name: 'mute', label: 'say nothing' }],
    ...over,
  });
}

const program = (say: string) => `export default async (input: { word: string }) => ({ say: ${say} });\n`;

const FILES: Record<string, string> = {
  'exercise.yaml': stringify(aManifest()),
  'brief.md': '# Say the word\n',
  'model-card.md': '# There is no model\n',
  'starter/src/main.ts': program(`'hello'`),
  'starter/data/words.json': '["badger"]\n',
  'world/index.ts': WORLD,
  'world/practice.ts': `import echo from './index.ts';\n\nexport default echo({ words: ['badger', 'otter'] });\n`,
  'hidden/bank.ts': `export const words = ['${HIDDEN_WORD}', 'pangolin'];\n`,
  'hidden/index.ts': `import echo from '../world/index.ts';\nimport { words } from './bank.ts';\n\nexport default echo({ words });\n`,
  'trivial/mute/src/main.ts': program(`''`),
  'solutions/reference/src/main.ts': program('input.word'),
};

/** Writes files below a folder; `null` removes one. */
export function write(folder: string, files: Record<string, string | null>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file, { recursive: true, force: true });
    else writeFileSync(file, text);
  }
}

/** A small exercise that is valid, with what a test changes of it; `null` leaves a file out. */
export function exerciseFolder(folder: string, changes: Record<string, string | null> = {}): string {
  write(folder, { ...FILES, ...changes });
  return folder;
}

/** What is wrong with the small exercise after these changes; empty when nothing is. */
export async function flawsOf(changes: Record<string, string | null>): Promise<readonly Flaw[]> {
  try {
    await readExercise(exerciseFolder(tempFolder(), changes));
  } catch (error) {
    if (error instanceof ExerciseError) return error.flaws;
    throw error;
  }
  return [];
}
