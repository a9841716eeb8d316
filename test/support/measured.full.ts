import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import { withGrader } from '#server/with-grader';
import { cachedAnchors } from '#services/grade-folder';
import { publishedExercises } from '#test/exercises/programs';
import { SECRET } from './start-server.ts';
import { tempFolder } from './temp-folder.ts';

const MEASURED = new URL('./measured', import.meta.url).pathname;

/** With `MEASURE=1` what is measured is kept in place of what was. */
it('what servers of tests know of the fixed programs is what they would measure', async () => {
  const folder = tempFolder();
  await withGrader(async (grade) => {
    for (const slug of publishedExercises()) {
      const loaded = await readExercise(new URL(`../../exercises/${slug}`, import.meta.url).pathname);
      const versionDir = await freeze(loaded, join(folder, 'versions'));
      for (const stage of loaded.exercise.manifest.stages.keys())
        await cachedAnchors(loaded, versionDir, { stage: stage + 1, secret: SECRET }, folder, grade);
    }
  });
  const fresh = join(folder, 'anchors');
  if (process.env['MEASURE']) {
    rmSync(MEASURED, { recursive: true });
    cpSync(fresh, MEASURED, { recursive: true });
  }
  const contentOf = (dir: string) =>
    Object.fromEntries(
      readdirSync(dir).map((name) => [name, JSON.parse(readFileSync(join(dir, name), 'utf8'))]),
    );
  expect(contentOf(MEASURED)).toEqual(contentOf(fresh));
});
