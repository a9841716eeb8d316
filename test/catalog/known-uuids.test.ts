import { expect, it } from 'vitest';
import { uuidFlaws } from '#catalog/known-uuids';
import { tempFolder } from '#test/support/temp-folder';
import { aManifest, write } from './exercise-folder.ts';

const OTHER = '11111111-2222-4333-8444-555555555555';

/** A data folder in which one version of the small exercise is frozen. */
function dataFolder(): string {
  const folder = tempFolder();
  write(folder, { 'versions/abc/exercise.json': JSON.stringify({ manifest: aManifest() }) });
  return folder;
}

it('a uuid that stays is no flaw, nor is a new exercise', async () => {
  expect(await uuidFlaws(aManifest(), dataFolder())).toEqual([]);
  expect(await uuidFlaws(aManifest({ slug: 'new', uuid: OTHER }), dataFolder())).toEqual([]);
});

it('another uuid for a published slug is told, with the one to put back', async () => {
  expect(await uuidFlaws(aManifest({ uuid: OTHER }), dataFolder())).toMatchObject([
    {
      path: 'uuid',
      expected: expect.stringContaining(aManifest().uuid),
      hint: expect.stringMatching(/put the old one/),
    },
  ]);
});

it('a uuid that another exercise has is told', async () => {
  expect(await uuidFlaws(aManifest({ slug: 'copy' }), dataFolder())).toMatchObject([
    { found: 'that of “echo”' },
  ]);
});

it('without a data folder there is nothing to compare with', async () => {
  expect(await uuidFlaws(aManifest(), tempFolder())).toEqual([]);
});
