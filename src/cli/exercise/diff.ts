import { DIFF_AREAS, type VersionChange } from '#domain/version-diff';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, versionNumber, withPlatform, words } from './platform.ts';

/** `exercise diff`: what changed between two versions, in words. */
export const diff: ExerciseCommand = {
  usage: '<slug> <version> <version> [--json]',
  summary: 'what changed between two published versions: keys, families, sheet, cases, files, in words',
  async run(args) {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean', default: false } });
    const [slug, from, to] = words(positionals, ['slug', 'version', 'version']);
    const between = { from: versionNumber(from, 'The first'), to: versionNumber(to, 'The second') };
    const changes = await withPlatform(undefined, async ({ app, viewer }) => [
      ...granted(app.services.diffVersions(viewer, slug, between)),
      ...granted(await app.diffCases(viewer, slug, between)),
    ]);
    console.log(values.json ? JSON.stringify(changes, null, 2) : inWords(changes));
    return 0;
  },
};

function inWords(changes: readonly VersionChange[]): string {
  if (changes.length === 0) return 'Nothing differs.';
  return DIFF_AREAS.map((area) => [area, changes.filter((change) => change.area === area)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([area, list]) => [area, ...list.map(({ text }) => `  ${text}`)].join('\n'))
    .join('\n');
}
