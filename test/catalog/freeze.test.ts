import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freeze } from '#catalog/freeze';
import type { LoadedExercise } from '#catalog/read-exercise';
import { tempFolder } from '../support/temp-folder.ts';

const contentHash = 'a'.repeat(64);

function loaded(change: { brief?: string; practice?: string } = {}): LoadedExercise {
  const { brief = 'An incident.', practice = 'export default {};' } = change;
  const exercise = { contentHash, briefs: [brief], modelCard: '', starter: [], readings: {} };
  return {
    folder: '/nowhere',
    exercise: exercise as unknown as LoadedExercise['exercise'],
    bundles: { practice, hidden: 'export default { hidden: true };' },
    trivial: [],
    reference: [],
  };
}

describe('freezing a version', () => {
  it('writes what browsers and graders load, the hidden bundle for its owner only', async () => {
    const target = await freeze(loaded(), tempFolder());
    expect(target.endsWith(contentHash)).toBe(true);
    expect(readFileSync(join(target, 'practice.js'), 'utf8')).toBe('export default {};');
    expect(statSync(join(target, 'hidden.mjs')).mode & 0o077).toBe(0);
  });

  it('brings a mended brief up to date and leaves the bundles of the version alone', async () => {
    const root = tempFolder();
    await freeze(loaded(), root);
    const target = await freeze(
      loaded({ brief: 'An incident, told better.', practice: 'export default 1;' }),
      root,
    );
    expect(JSON.parse(readFileSync(join(target, 'exercise.json'), 'utf8')).briefs).toEqual([
      'An incident, told better.',
    ]);
    expect(readFileSync(join(target, 'practice.js'), 'utf8')).toBe('export default {};');
  });
});
