import { describe, expect, it } from 'vitest';
import { ExerciseError, type Flaw } from '#catalog/exercise-error';
import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { tempFolder } from '#test/support/temp-folder';
import { exerciseFolder, write } from './exercise-folder.ts';

const LOUD = { 'mutants/loud/src/main.ts': 'export default async () => ({ say: "HELLO" });\n' };
const why = (front: string) => `---\n${front}\n---\n\nIt believes so.\n`;

async function programsOf(changes: Record<string, string | null>) {
  return readPrograms(await readExercise(exerciseFolder(tempFolder(), changes)));
}

async function flawsOf(changes: Record<string, string | null>): Promise<readonly Flaw[]> {
  try {
    await programsOf(changes);
  } catch (error) {
    if (error instanceof ExerciseError) return error.flaws;
    throw error;
  }
  return [];
}

describe('the programs of a proof', () => {
  it('are whole, with what their why.md says', async () => {
    const front = 'changes: solutions/reference\nfails: [echo]\nflaw: shouting';
    const { mutants, solutions, solvers } = await programsOf({
      ...LOUD,
      'mutants/loud/why.md': why(front),
      'proof.yaml': 'flaws:\n  - { name: shouting, title: It shouts, families: [echo] }\n',
      'solvers/plain/src/main.ts': 'export default async () => 1;\n',
    });
    expect(solutions.map((s) => s.name)).toEqual(['reference']);
    expect(solvers.map((s) => s.name)).toEqual(['plain']);
    expect(mutants).toMatchObject([
      { name: 'loud', why: { changes: 'solutions/reference', fails: ['echo'], flaw: 'shouting' } },
    ]);
    expect(mutants[0]?.files.map((f) => f.path)).toEqual(['data/words.json', 'src/main.ts']);
  });

  it('have a hash that changes with each of them, and not with where the folder lies', async () => {
    const { hash } = await programsOf({});
    expect((await programsOf({})).hash).toBe(hash);
    for (const changes of [
      LOUD,
      { 'proof.yaml': 'noSolver: There is no model.\n' },
      { 'mutants/survivors.yaml': '- { file: src/main.ts, label: equivalent, why: It says the same. }\n' },
    ])
      expect((await programsOf(changes)).hash).not.toBe(hash);
  });

  it.each<[string, Record<string, string | null>, Partial<Flaw>]>([
    [
      'a misspelt key of a why.md',
      { ...LOUD, 'mutants/loud/why.md': why('fail: [echo]') },
      { file: 'mutants/loud/why.md', path: 'fail', hint: 'Did you mean “fails”?' },
    ],
    [
      'a family that does not exist',
      { ...LOUD, 'mutants/loud/why.md': why('fails: [ecko]') },
      { file: 'mutants/loud/why.md', path: 'fails', found: '“ecko”', hint: 'Known: echo.' },
    ],
    [
      'a base that does not exist',
      { ...LOUD, 'mutants/loud/why.md': why('changes: solutions/refrence') },
      { file: 'mutants/loud/why.md', path: 'changes', found: '“solutions/refrence”' },
    ],
    [
      'a flaw that proof.yaml does not name',
      { ...LOUD, 'mutants/loud/why.md': why('flaw: shouting') },
      { path: 'flaw', expected: 'a flaw of proof.yaml' },
    ],
    [
      'a control that nobody survives without',
      { ...LOUD, 'mutants/loud/why.md': why('controls: [volume]') },
      { path: 'controls', found: '“volume”', expected: 'a folder of survivors/' },
    ],
    [
      'a folder without a program',
      { 'mutants/loud/why.md': why('fails: [echo]') },
      { file: 'mutants/loud', expected: 'a folder with a program' },
    ],
    [
      'a flaw of proof.yaml with an unknown family',
      { 'proof.yaml': 'flaws:\n  - { name: x, title: X, families: [nothing] }\n' },
      { file: 'proof.yaml', path: 'flaws.0.families', found: '“nothing”' },
    ],
    [
      'a label nobody knows',
      { 'mutants/survivors.yaml': '- { file: src/main.ts, label: fine, why: It is. }\n' },
      {
        file: 'mutants/survivors.yaml',
        path: '0.label',
        hint: 'One of these: equivalent, redundant, missing-family.',
      },
    ],
    [
      'YAML that is none',
      { 'proof.yaml': 'flaws: [1\n' },
      { file: 'proof.yaml', expected: 'YAML', path: expect.stringMatching(/^line \d/) as unknown as string },
    ],
  ])('with %s name the place and what to do', async (_, changes, flaw) => {
    const flaws = await flawsOf(changes);
    expect(flaws).toMatchObject([flaw]);
    expect(flaws[0]?.hint).not.toBe('');
  });
});

it('a slip in one file does not hide one in another', async () => {
  const folder = exerciseFolder(tempFolder(), { ...LOUD, 'mutants/loud/why.md': why('fails: [ecko]') });
  write(folder, { 'proof.yaml': 'noSolvr: x\n' });
  const read = readPrograms(await readExercise(folder));
  await expect(read).rejects.toThrow(/proof\.yaml: noSolvr[\s\S]*why\.md: fails/);
});
