import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { write } from '#test/catalog/exercise-folder';
import { sharedFolder, tempFolder } from '#test/support/temp-folder';
import { lint } from '../../src/cli/exercise/lint.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function exercise(...args: string[]) {
  return exerciseWith({}, ...args);
}

const none = join(sharedFolder(), 'none');

function exerciseWith(settings: Record<string, string>, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: none, ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/exercise.ts', ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const made = sharedFolder();
beforeAll(() => {
  expect(exercise('new', 'invoice-desk', '--in', made).status).toBe(0);
});

/** A new exercise in a folder of its own. */
function aNewOne(): string {
  const folder = join(tempFolder(), 'invoice-desk');
  cpSync(join(made, 'invoice-desk'), folder, { recursive: true });
  return folder;
}

describe('npm run exercise', () => {
  it('lists its commands', () => {
    const { stdout, stderr } = exercise();
    for (const name of ['new <slug>', 'lint', 'preview', 'prove']) expect(stdout + stderr).toContain(name);
  });

  it('tells of one command how it is called', () => {
    const { status, stdout } = exercise('publish', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('exercise -- publish <slug|folder> --why');
  });

  it('refuses a command that nobody knows, and an option that nobody knows', () => {
    expect(exercise('prof')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no command “prof”'),
    });
    const { status, stderr } = exercise('prove', '--quik');
    expect(status).toBe(2);
    expect(stderr).toContain('usage: npm run exercise -- prove');
  });
});

describe('a new exercise', () => {
  it('has its slug, a title and a uuid of its own, and is valid', { timeout: 60_000 }, () => {
    const [one, parent] = [aNewOne(), tempFolder()];
    expect(exercise('new', 'invoice-desk', '--in', parent).status).toBe(0);
    const manifests = [one, join(parent, 'invoice-desk')].map((f) =>
      parse(readFileSync(join(f, 'exercise.yaml'), 'utf8')),
    );
    expect(manifests[0]).toMatchObject({ slug: 'invoice-desk', title: 'Invoice desk', status: 'draft' });
    expect(manifests[0].uuid).not.toBe(manifests[1].uuid);
    expect(exercise('lint', one)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('is a valid exercise'),
    });
  });

  it('is found by the commands that are printed, wherever it lies', { timeout: 60_000 }, () => {
    const parent = join(tempFolder(), 'my exercises');
    const printed = exercise('new', 'invoice-desk', '--in', parent).stdout;
    const [, lint = ''] = /exercise -- lint (.+)/.exec(printed) ?? [];
    expect(lint).toBe(`"${join(parent, 'invoice-desk')}"`);
    expect(exercise('lint', JSON.parse(lint)).status).toBe(0);

    const settings = { EXERCISES_DIR: tempFolder() };
    const named = exerciseWith(settings, 'new', 'invoice-desk', '--in', settings.EXERCISES_DIR).stdout;
    expect(named).toContain('exercise -- prove invoice-desk --quick\n');
    expect(exerciseWith(settings, 'lint', 'invoice-desk').status).toBe(0);
  });

  it('is not written over another one, nor under a name that is no slug', () => {
    const folder = aNewOne();
    expect(exercise('new', 'invoice-desk', '--in', join(folder, '..'))).toMatchObject({ status: 2 });
    expect(exercise('new', 'Invoice Desk').stderr).toContain('lower-case words with dashes');
  });

  it('is shown as a learner gets it, with both twins of every family', { timeout: 60_000 }, () => {
    const { stdout, status } = exercise('preview', aNewOne());
    expect(status).toBe(0);
    expect(stdout).toContain('=== Brief, stage 1 of 1: Orders by message');
    expect(stdout.match(/^=== Practice: /gm)).toHaveLength(3);
    expect(stdout.match(/^(act|hold): /gm)).toHaveLength(6);
  });
});

describe('linting', () => {
  it.each<[string, Record<string, string | null>, RegExp]>([
    ['a file that is gone', { 'brief.md': null }, /brief\.md: expected the stage’s brief, found no file/],
    [
      'a misspelt key of proof.yaml',
      { 'proof.yaml': 'noSolvr: x\n' },
      /proof\.yaml: noSolvr.*Did you mean “noSolver”/,
    ],
    [
      'a world that throws',
      { 'world/practice-banks.ts': 'throw new Error("no bank");\nexport default {} as never;\n' },
      /world: expected a world that loads, found no bank/,
    ],
    [
      'a generator that throws for some draw',
      {
        'hidden/banks.ts':
          'import b from "../world/practice-banks.ts";\nexport default { ...b, absent: [] };\n',
      },
      /world: \S+, hold: expected a case, found pick from an empty list/,
    ],
    [
      'a tool that no program would find',
      {
        'world/index.ts': readFileSync(join(ROOT, 'exercises/.template/world/index.ts'), 'utf8').replace(
          "tools: ['catalogue']",
          'tools: []',
        ),
      },
      /world: \S+, act: expected tools that “tools” of defineExercise names, found “catalogue”/,
    ],
  ])('names %s', { timeout: 60_000 }, async (_, changes, words) => {
    const folder = aNewOne();
    write(folder, changes);
    await expect(lint(folder, undefined)).rejects.toThrow(words);
  });

  it('ends with 1 when something is wrong', () => {
    const folder = aNewOne();
    write(folder, { 'brief.md': null });
    expect(exercise('lint', folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('brief.md: expected the stage’s brief'),
    });
  });
});
