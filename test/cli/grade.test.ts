import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder, write } from '#test/catalog/exercise-folder';

const GRADE = fileURLToPath(new URL('../../src/cli/grade.ts', import.meta.url));

let root = '';
const inRoot = (...path: string[]) => join(root, ...path);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-grade-'));
  exerciseFolder(inRoot('echo'));
  exerciseFolder(inRoot('flawed'), { 'brief.md': null });
  exerciseFolder(inRoot('faulty'), {
    'world/practice.ts': `import echo from './index.ts';\nexport default echo({ words: [] });\n`,
  });
  write(root, { 'empty/.keep': '', 'wrong/src/main.ts': 'export default async () => {\n' });
  write(root, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`many/src/f${i}.ts`, ''])));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the command in a folder that is not the repository's. */
function grade(...args: string[]) {
  const options = { cwd: root, env: { ...process.env, EXERCISES_DIR: root }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [GRADE, ...args], options);
  return { status, stdout, stderr };
}

const reference = ['--exercise', 'echo', '--submission', 'echo/solutions/reference'];

const KEYS = [
  'exercise',
  'version',
  'stage',
  'suite',
  'level',
  'reliability',
  'perTry',
  'vetoes',
  'outcome',
  'modes',
  'families',
  'endings',
  'trials',
  'utility',
  'receipt',
  'ms',
];

describe('the grade command', () => {
  it('prints one JSON object with the keys that tools rely on', () => {
    const { status, stdout, stderr } = grade(...reference);
    expect([status, stderr]).toEqual([0, '']);
    const output = JSON.parse(stdout);
    expect(Object.keys(output)).toEqual(expect.arrayContaining(KEYS));
    expect(output).toMatchObject({
      exercise: 'echo',
      version: 1,
      stage: 1,
      suite: 'all',
      level: 'exemplary',
      reliability: 1,
      perTry: 1,
      vetoes: 0,
      outcome: 1,
      modes: [{ mode: 'M1', reliability: 1, perTry: 1 }],
      families: [{ id: 'echo', mode: 'M1', reliability: 1, verdicts: { ok: 30, fail: 0 } }],
      endings: { returned: 10 + 30 + 4 },
      trials: 44,
      utility: { perItem: 6, zero: -25, reference: 6, perfect: 6 },
    });
  });

  it('gives the same receipt again, and another with another secret', () => {
    const receiptOf = (...args: string[]) => JSON.parse(grade(...reference, ...args).stdout).receipt;
    const first = receiptOf();
    expect(receiptOf()).toEqual(first);
    expect(receiptOf('--secret', 'a school')).not.toEqual(first);
  });

  it('grades one suite alone, and gives no level for it', () => {
    const output = JSON.parse(grade(...reference, '--suite', 'practice').stdout);
    expect(output).toMatchObject({
      suite: 'practice',
      level: null,
      outcome: null,
      trials: 10,
      reliability: 1,
    });
  });

  it('lists every trial when asked', () => {
    const { trialList } = JSON.parse(grade(...reference, '--suite', 'stress', '--trials').stdout);
    expect(trialList).toHaveLength(30);
    expect(trialList[0]).toMatchObject({
      suite: 'stress',
      family: 'echo',
      seed: 1,
      ending: 'returned',
      verdict: 'ok',
    });
  });

  it('grades what does not compile, and says where', () => {
    const { status, stdout } = grade('--exercise', 'echo', '--submission', 'wrong', '--suite', 'practice');
    const { endings, compileError, reliability } = JSON.parse(stdout);
    expect([status, reliability, endings.does_not_compile]).toEqual([0, 0, 10]);
    expect(compileError).toMatchObject({ file: 'src/main.ts', line: 2 });
  });
});

describe('a wrong call ends with 2 and a sentence', () => {
  it.each<[string, string[], string]>([
    [
      'no exercise of that name',
      ['--exercise', 'nothing', '--submission', 'wrong'],
      'There is no exercise “nothing”',
    ],
    ['no submission', ['--exercise', 'echo'], '--submission is needed.'],
    ['a suite nobody knows', [...reference, '--suite', 'secret'], 'not “secret”'],
    ['a stage that is no number', [...reference, '--stage', 'two'], '--stage is a whole number.'],
    ['a stage the exercise does not have', [...reference, '--stage', '2'], 'has the stages 1 to 1, not 2'],
    ['an option nobody knows', [...reference, '--fast'], '--fast'],
    ['an empty folder', ['--exercise', 'echo', '--submission', 'empty'], 'is not a folder with files'],
    [
      'a folder that is not there',
      ['--exercise', 'echo', '--submission', 'gone'],
      'is not a folder with files',
    ],
    ['more files than a submission may have', ['--exercise', 'echo', '--submission', 'many'], 'at most 20'],
    [
      'an exercise that is not valid',
      ['--exercise', 'flawed', '--submission', 'wrong'],
      'brief.md: expected',
    ],
  ])('%s', (_, args, sentence) => {
    const { status, stdout, stderr } = grade(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a fault of ours', () => {
  it('ends with 3 and says nothing about the submission', () => {
    const args = ['--exercise', 'faulty', '--submission', 'echo/solutions/reference', '--suite', 'practice'];
    const { status, stdout, stderr } = grade(...args);
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('The grader failed; this says nothing about the submission.');
    expect(stderr).toContain('pick from an empty list');
  });
});
