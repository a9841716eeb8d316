import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readApproaches } from '#catalog/read-approaches';
import { readExercise } from '#catalog/read-exercise';
import { tempFolder } from '#test/support/temp-folder';
import { aManifest, exerciseFolder, HIDDEN_WORD } from './exercise-folder.ts';

const BOTH = stringify(aManifest({ solutions: ['reference', 'careful'] }));
const CAREFUL = 'export default async () => ({ say: await careful() });\n';

async function read(changes: Record<string, string>) {
  const loaded = await readExercise(exerciseFolder(tempFolder(), { 'exercise.yaml': BOTH, ...changes }));
  return { approaches: await readApproaches(loaded), hash: loaded.exercise.contentHash };
}

describe('the approaches of an exercise', () => {
  it('are its solutions in their order, each with its note and the files that differ from the starter', async () => {
    const { approaches } = await read({
      'solutions/careful/why.md': '---\nstages: [1]\n---\n\nAsks **twice**.\n',
      'solutions/careful/src/main.ts': CAREFUL,
      'solutions/careful/data/words.json': '["badger"]\n',
    });
    expect(approaches.map(({ name, why }) => [name, why])).toEqual([
      ['reference', ''],
      ['careful', 'Asks **twice**.'],
    ]);
    expect(approaches[1]?.files).toEqual([{ path: 'src/main.ts', text: CAREFUL }]);
  });

  it('include what a solution takes from another', async () => {
    const { approaches } = await read({
      'solutions/careful/why.md': '---\nchanges: solutions/reference\n---\n',
      'solutions/careful/src/more.ts': 'export {};\n',
    });
    expect(approaches[1]?.files.map(({ path }) => path)).toEqual(['src/main.ts', 'src/more.ts']);
  });

  it.each(['hidden', 'solutions/../hidden', './hidden', 'world'])(
    'never bring anything from “%s” along',
    async (folder) => {
      const { approaches } = await read({
        'solutions/careful/why.md': `---\nchanges: ${folder}\n---\n`,
        'solutions/careful/src/main.ts': CAREFUL,
      });
      expect(JSON.stringify(approaches)).not.toContain(HIDDEN_WORD);
      expect(approaches[1]?.files.map(({ path }) => path)).toEqual(['src/main.ts']);
    },
  );

  it('leave out a folder without a program', async () => {
    expect((await read({})).approaches.map(({ name }) => name)).toEqual(['reference']);
  });

  it('change nothing about what a version is: its content hash does not cover them', async () => {
    const without = await read({});
    const noted = await read({
      'solutions/careful/src/main.ts': CAREFUL,
      'solutions/reference/why.md': 'Says what it hears.\n',
    });
    expect(noted.approaches).not.toEqual(without.approaches);
    expect(noted.hash).toBe(without.hash);
  });
});
