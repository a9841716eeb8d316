import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readExercise } from '#catalog/read-exercise';
import { exerciseFolder } from '../exercise-folder.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { dataFolder, proofFolders } from './places.ts';
import { granted, reason, withPlatform, words } from './platform.ts';

/** `exercise publish`: a folder becomes the next version, if exactly its content is proved. */
export const publish: ExerciseCommand = {
  usage: '<slug|folder> --why "<reason>" [--as <email>]',
  summary: 'publishes a folder as the next version; needs a proof for exactly its content',
  async run(args) {
    const { values, positionals } = readOptions(args, { why: { type: 'string' }, as: { type: 'string' } });
    const [exercise] = words(positionals, ['slug|folder']);
    const [folder, why] = [exerciseFolder(exercise), reason(values.why)];
    const { slug, version, fresh } = await withPlatform(values.as, async ({ app, viewer }) => {
      await bringProofs(folder);
      return granted(await app.publishFolder(viewer, folder, why));
    });
    console.log(
      fresh
        ? `${slug} is published as version ${version}. ${whatFollows(slug, version)}`
        : `Exactly this content is version ${version} of ${slug} already. Nothing changed.`,
    );
    return 0;
  },
};

function whatFollows(slug: string, version: number): string {
  if (version > 1) return 'Work under way stays on its version; its owners are told.';
  return `A server on this data folder (${dataFolder()}) shows it under /exercises/${slug}.`;
}

/** It may have been proved before there was a data folder: its proofs in the cache are put there. */
async function bringProofs(folder: string): Promise<void> {
  const { contentHash } = (await readExercise(folder)).exercise;
  const [cache = '', data] = proofFolders();
  if (data === undefined) return;
  const names = await readdir(cache).catch(() => []);
  await mkdir(data, { recursive: true });
  for (const name of names.filter((n) => n.startsWith(contentHash)))
    await copyFile(join(cache, name), join(data, name));
}
