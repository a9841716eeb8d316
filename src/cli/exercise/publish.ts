import { exerciseFolder } from '../exercise-folder.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, reason, withPlatform, words } from './platform.ts';

/** `exercise publish`: a folder becomes the next version, if exactly its content is proved. */
export const publish: ExerciseCommand = {
  usage: '<slug|folder> --why "<reason>" [--as <email>]',
  summary: 'publishes a folder as the next version; needs a proof for exactly its content',
  async run(args) {
    const { values, positionals } = readOptions(args, { why: { type: 'string' }, as: { type: 'string' } });
    const [exercise] = words(positionals, ['slug|folder']);
    const [folder, why] = [exerciseFolder(exercise), reason(values.why)];
    const { slug, version, fresh } = await withPlatform(values.as, async ({ app, viewer }) =>
      granted(await app.publishFolder(viewer, folder, why)),
    );
    console.log(
      fresh
        ? `${slug} is published as version ${version}. Work under way stays on its version; its owners are told.`
        : `Exactly this content is version ${version} of ${slug} already. Nothing changed.`,
    );
    return 0;
  },
};
