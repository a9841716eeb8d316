import type { TriedItem } from '#services/try-regrade';
import { UsageError } from '../usage-error.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { granted, reason, type Session, versionNumber, withPlatform, words } from './platform.ts';
import { textTable } from './text-table.ts';

/** `exercise regrade`: who would change under another version; with `--apply`, new runs beside the old ones. */
export const regrade: ExerciseCommand = {
  usage: '<slug> --to <version> [--dry-run | --apply --why "<reason>"] [--as <email>] [--json]',
  summary: 'shows whom grading under another version would change; --apply queues it',
  async run(args) {
    const { values, positionals } = readOptions(args, {
      to: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      apply: { type: 'boolean', default: false },
      why: { type: 'string' },
      as: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const [slug] = words(positionals, ['slug']);
    const to = versionNumber(values.to, '--to');
    if (values.apply && values['dry-run']) throw new UsageError('Give --dry-run or --apply, not both.');
    const why = values.apply ? reason(values.why) : undefined;
    console.log(
      await withPlatform(values.as, (session) =>
        why === undefined ? tryOut(session, { slug, to }, values.json) : apply(session, { slug, to }, why),
      ),
    );
    return 0;
  },
};

async function tryOut(
  { app, viewer }: Session,
  order: { slug: string; to: number },
  asJson: boolean,
): Promise<string> {
  const onItem = (done: number, total: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  };
  const items = granted(await app.tryRegrade(viewer, order, onItem));
  return asJson ? JSON.stringify(items, null, 2) : inWords(order.to, items);
}

function apply({ app, viewer }: Session, { slug, to }: { slug: string; to: number }, why: string): string {
  const { queued, left } = granted(app.services.applyRegrade(viewer, slug, to, why));
  const rest = left === 0 ? '' : ` ${left} are left: they wait already, or have no room there.`;
  return `${queued} runs are queued under version ${to}, beside those there are. A server that runs notices by itself.${rest}`;
}

function inWords(to: number, items: readonly TriedItem[]): string {
  if (items.length === 0) return `Every graded submission counts under version ${to} already.`;
  const of = (way: TriedItem['way']) => items.filter((item) => item.way === way);
  const going = (direction: string) => items.filter((item) => item.change?.direction === direction);
  const changed = [...going('down'), ...going('up')];
  const lines = [
    `Under version ${to}, ${going('up').length} of ${items.length} submissions would go up, ${going('down').length} down, ${going('same').length} stay. Nothing was stored.`,
    `${of('rejudge').length} were judged from stored traces, ${of('run').length} run again, ${of('cannot').length} cannot be graded there.`,
    ...reasons(items),
  ];
  if (changed.length === 0) return lines.join('\n');
  return [
    ...lines,
    '',
    textTable([
      ['learner', 'stage', 'attempt', 'level', 'reliability', 'outcome', 'families'],
      ...changed.map(row),
    ]),
  ].join('\n');
}

/** Why some were run and some cannot be graded, each reason once. */
function reasons(items: readonly TriedItem[]): string[] {
  const told = items.flatMap(({ way, why }) => (why === null ? [] : [{ way, why }]));
  return [...Map.groupBy(told, ({ way, why }) => `${way === 'run' ? 'run again' : 'left'}: ${why}`)].map(
    ([text, list]) => `  ${list.length} ${text}`,
  );
}

function row({ learnerName, stage, attempt, change }: TriedItem): (string | number)[] {
  if (!change) return [learnerName, stage, attempt];
  const { reliability: r, outcome: o } = change;
  const level = `${change.level.before} → ${change.level.after}`;
  const families = change.families.map((f) => `${f.id} ${share(f.before)}→${share(f.after)}`).join(', ');
  const numbers = [r, o].map(({ before, after }) => `${share(before)} → ${share(after)}`);
  return [learnerName, stage, attempt, level, ...numbers, families];
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
