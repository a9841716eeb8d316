import { UsageError } from '../usage-error.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, reason, versionNumber, withPlatform, words } from './platform.ts';

/** `exercise retire`: no new work begins on a version, or on the whole exercise. */
export const retire: ExerciseCommand = {
  usage: '<slug> (--version <n> | --all) --why "<reason>" [--as <email>]',
  summary: 'closes a version, or all, to new work; drafts and reports stay readable',
  async run(args) {
    const { values, positionals } = readOptions(args, {
      version: { type: 'string' },
      all: { type: 'boolean', default: false },
      why: { type: 'string' },
      as: { type: 'string' },
    });
    const [slug] = words(positionals, ['slug']);
    if (values.all === (values.version !== undefined)) throw new UsageError('Give --version <n> or --all.');
    const which = values.all ? 'all' : versionNumber(values.version, '--version');
    const why = reason(values.why);
    const { retired } = await withPlatform(values.as, ({ app, viewer }) =>
      granted(app.services.retireVersions(viewer, slug, which, why)),
    );
    const one = retired.length === 1;
    console.log(
      `${one ? 'Version' : 'Versions'} ${retired.join(', ')} of ${slug} ${one ? 'is' : 'are'} retired.`,
    );
    return 0;
  },
};
