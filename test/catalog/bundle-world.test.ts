import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExercise } from '#catalog/read-exercise';
import { tempFolder } from '#test/support/temp-folder';
import { exerciseFolder, flawsOf, HIDDEN_WORD } from './exercise-folder.ts';

describe('a world', () => {
  const importing = (statement: string) => ({
    'world/practice.ts': `${statement}\nimport echo from './index.ts';\nexport default echo({ words: ['otter'] });\n`,
  });

  it.each([
    ['a module of Node', `import 'node:fs';`, '"node:fs"'],
    ['a package', `import 'zod';`, '"zod"'],
    ['our own code past the kit', `import '#domain/limits';`, '"#domain/limits"'],
    ['a file outside of its folder', `import '../../elsewhere.ts';`, '"../../elsewhere.ts"'],
    [
      'a file by its whole path',
      `import '${join(process.cwd(), 'src/domain/limits.ts')}';`,
      'src/domain/limits.ts',
    ],
    [
      'Node while it runs',
      `export const later = () => import('node:child_process');`,
      '"node:child_process"',
    ],
  ])('may not import %s', async (_, statement, found) => {
    const [flaw, ...more] = await flawsOf(importing(statement));
    expect(more).toEqual([]);
    expect(flaw).toMatchObject({ file: 'world/practice.ts', found: expect.stringContaining(found) });
  });

  it('that is public may not import what is hidden', async () => {
    const [flaw] = await flawsOf(importing(`import '../hidden/bank.ts';`));
    expect(flaw).toMatchObject({
      file: 'world/practice.ts',
      expected: 'a public world without anything of hidden/',
      found: '"../hidden/bank.ts"',
    });
  });

  it('that cannot be read as code names file and line', async () => {
    const [flaw] = await flawsOf({ 'world/index.ts': 'export const fine = 1;\nconst = 2;\n' });
    expect(flaw).toMatchObject({
      file: 'world/index.ts',
      path: 'line 2',
      expected: 'code that can be bundled',
    });
  });
});

describe('a bundle', () => {
  it('stands alone: no import is left, and no mark of where its code came from', async () => {
    const { bundles } = await readExercise(exerciseFolder(tempFolder()));
    for (const text of [bundles.practice, bundles.hidden]) {
      expect(text).not.toContain('holdfast/kit');
      expect(text).not.toMatch(/^\s*import\b/m);
      expect(text).not.toMatch(/#(end)?region/);
      expect(text).not.toContain('holdfast-test-');
    }
  });

  it('that is public holds no word of hidden/', async () => {
    const { bundles } = await readExercise(exerciseFolder(tempFolder()));
    expect(bundles.practice).not.toContain(HIDDEN_WORD);
    expect(bundles.practice).toContain('badger');
    expect(bundles.hidden).toContain(HIDDEN_WORD);
  });
});
