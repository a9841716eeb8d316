import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nearest } from '#catalog/exercise-error';
import { withStarter } from '#catalog/read-exercise';
import { readFiles } from '#catalog/read-files';
import { readSubmission, readWhy } from '#catalog/read-submission';
import { tempFolder } from '#test/support/temp-folder';
import { write } from './exercise-folder.ts';

const starter = [
  { path: 'data.json', text: '{}' },
  { path: 'src/main.ts', text: 'starter' },
];

describe('a submission in a folder', () => {
  it('is laid over the starter, in order of paths', async () => {
    const folder = tempFolder();
    write(folder, { 'src/main.ts': 'mine', 'src/extra.ts': 'more' });
    expect(await readSubmission(folder, folder, starter)).toEqual([
      { path: 'data.json', text: '{}' },
      { path: 'src/extra.ts', text: 'more' },
      { path: 'src/main.ts', text: 'mine' },
    ]);
  });

  it('may be a change of another program of the exercise', async () => {
    const exercise = tempFolder();
    write(exercise, {
      'solutions/reference/src/main.ts': 'reference',
      'solutions/reference/src/ask.ts': 'ask',
      'mutants/m/why.md': '---\nchanges: solutions/reference\nfails: [a, b]\n---\nIt trusts the model.\n',
      'mutants/m/src/ask.ts': 'changed',
    });
    const folder = join(exercise, 'mutants/m');
    const files = await readSubmission(folder, exercise, starter);
    expect(files.map((f) => [f.path, f.text])).toEqual([
      ['data.json', '{}'],
      ['src/ask.ts', 'changed'],
      ['src/main.ts', 'reference'],
    ]);
    expect(await readWhy(folder)).toMatchObject({ changes: 'solutions/reference', fails: ['a', 'b'] });
  });

  it('is nothing when the folder is empty, absent or a file', async () => {
    const folder = tempFolder();
    write(folder, { file: 'x' });
    mkdirSync(join(folder, 'empty'));
    for (const name of ['empty', 'absent', 'file'])
      expect(await readSubmission(join(folder, name), folder, starter)).toEqual([]);
  });

  it('has no files that are hidden, and none from elsewhere', async () => {
    const folder = tempFolder();
    write(folder, { 'in/a.ts': 'a', 'in/.env': 'secret', 'out.ts': 'out' });
    symlinkSync(join(folder, 'out.ts'), join(folder, 'in/link.ts'));
    expect((await readFiles(join(folder, 'in'))).map((f) => f.path)).toEqual(['a.ts']);
  });
});

describe('a program over the starter', () => {
  it('replaces files of the same name and keeps the rest', () => {
    expect(withStarter(starter, [{ path: 'data.json', text: '[]' }])).toEqual([
      { path: 'data.json', text: '[]' },
      { path: 'src/main.ts', text: 'starter' },
    ]);
  });
});

describe('the nearest known word', () => {
  const known = ['title', 'stages', 'summary'];

  it('is told for a slip of the keyboard', () => {
    expect(nearest('titel', known)).toBe('title');
    expect(nearest('stage', known)).toBe('stages');
  });

  it('is not guessed for another word', () => {
    expect(nearest('colour', known)).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });
});
