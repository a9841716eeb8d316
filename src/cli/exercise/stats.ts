import type { FamilyStatistic, FamilyStatistics } from '#services/family-statistics';
import { UsageError } from '../usage-error.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, versionNumber, withPlatform, words } from './platform.ts';
import { textTable } from './text-table.ts';

/** `exercise stats`: how every hidden family does its work, over what learners sent in. */
export const stats: ExerciseCommand = {
  usage: '<slug> [--stage <n>] [--version <n>] [--json]',
  summary: 'difficulty, discrimination, flakiness of each hidden family over real submissions',
  async run(args) {
    const { values, positionals } = readOptions(args, {
      stage: { type: 'string', default: '1' },
      version: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const [slug] = words(positionals, ['slug']);
    const stage = Number(values.stage);
    if (!Number.isSafeInteger(stage) || stage < 1) throw new UsageError('--stage is a whole number from 1.');
    const version = values.version === undefined ? undefined : versionNumber(values.version, '--version');
    const found = await withPlatform(undefined, ({ app, viewer }) =>
      granted(app.services.familyStatistics(viewer, slug, { stage, version })),
    );
    console.log(values.json ? JSON.stringify(found, null, 2) : inWords(slug, found));
    return 0;
  },
};

function inWords(slug: string, found: FamilyStatistics): string {
  const { version, stage, learners, submissions, repeats, families } = found;
  const head = `${slug}, version ${version}, stage ${stage}: ${learners} learners, ${submissions} submissions, ${repeats} repeats.`;
  if (families.length === 0) return `${head}\nNothing is graded there yet.`;
  const suspicious = families
    .flatMap(({ id, suspicions }) => suspicions.map(({ words: text }) => `  ${id}: ${text}`))
    .join('\n');
  return [
    head,
    'Each learner counts once, by the latest attempt; of each attempt only the newest run. r is against the other families.',
    ...(found.isSmall
      ? ['Fewer than 30 learners: look at families, and decide nothing by these numbers.']
      : []),
    ...(found.kr20 === null ? [] : [`KR-20 over the families: ${found.kr20.toFixed(2)}.`]),
    '',
    textTable([['family', 'n', 'p', 'first', 'r', 'gap', 'flakes', 'void'], ...families.map(row)]),
    ...(suspicious ? ['', suspicious] : []),
  ].join('\n');
}

function row(family: FamilyStatistic): (string | number)[] {
  const { id, learners, p, firstAttempt, discrimination: d, gap, flakes, voids } = family;
  const r = d === null ? '–' : `${d.r.toFixed(2).replace('-', '−')} ±${d.standardError.toFixed(2)}`;
  return [id, learners, p.toFixed(2), firstAttempt?.toFixed(2) ?? '–', r, gap.toFixed(2), flakes, voids];
}
