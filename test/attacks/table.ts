import type { Outcome } from './proving-ground.ts';

const MIB = 2 ** 20;

/** Attacks × engines as aligned text: expected against seen, what it cost, and at the end the maxima. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const head = ['attack', 'engine', 'expected', 'seen', 'verdicts', 'MiB', 'longest ms', 'wall ms', 'held'];
  const rows = outcomes.map(rowOf);
  const widths = head.map((word, at) => Math.max(word.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return ['', lineOf(head), ...rows.map(lineOf), '', maximaOf(outcomes)].join('\n');
}

function rowOf({ attack, engine, endings, verdicts, cost, problems }: Outcome): string[] {
  const { expect } = attack;
  return [
    attack.name,
    engine,
    [expect.ending].flat().join('|'),
    endings,
    verdicts,
    String(Math.round(cost.rssBytes / MIB)),
    String(Math.round(cost.longestMs)),
    String(Math.round(cost.wallMs)),
    problems.length === 0 ? 'yes' : 'NO',
  ];
}

function maximaOf(outcomes: readonly Outcome[]): string {
  const most = (pick: (cost: Outcome['cost']) => number) =>
    Math.round(Math.max(0, ...outcomes.map((o) => pick(o.cost))));
  const held = outcomes.filter((o) => o.problems.length === 0).length;
  return (
    `${held} of ${outcomes.length} held. At the most ${most((c) => c.rssBytes / MIB)} MiB above idle, ` +
    `${most((c) => c.longestMs)} ms for a trial, ${most((c) => c.wallMs)} ms for a submission.`
  );
}
