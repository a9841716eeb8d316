import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { CostFigures } from './cost.ts';
import type { IsolatedFigures } from './isolated.ts';
import { median, ratio } from './measure.ts';
import type { PracticeFigures } from './practice.ts';
import type { ScalingFigures, VerdictFigures } from './verdicts.ts';

const MANIFEST = new URL('../../package.json', import.meta.url);
const VERSIONS_OF = ['quickjs-emscripten-core', 'quickjs-wasi', 'vitest', 'jest'];

/** What one run of the bench measured; parts that were not asked for are absent. */
export interface Results {
  isolated?: IsolatedFigures;
  verdicts?: VerdictFigures;
  scaling?: ScalingFigures;
  cost?: Record<'byTrials' | 'byKilobytes', CostFigures>;
  practice?: PracticeFigures;
}

interface Target {
  what: string;
  measured: number;
  limit: number;
  isMet: boolean;
  unit: string;
}

/** The page of results: machine, targets, medians. */
export function pageOf(results: Results, date: Date): string {
  return `${[head(date), targetTable(targetsOf(results)), ...sectionsOf(results)].join('\n\n')}\n`;
}

export function targetsOf(results: Results): Target[] {
  const targets: Target[] = [];
  const add = (what: string, measured: number, limit: number, unit = '×', atLeast = false) => {
    targets.push({ what, measured, limit, unit, isMet: atLeast ? measured >= limit : measured <= limit });
  };
  const { isolated, verdicts, scaling, practice } = results;
  if (isolated)
    add(
      'isolated trial, against a fresh `node:vm` context',
      ratio(isolated.quickjs, isolated['node:vm']),
      0.9,
    );
  if (verdicts) {
    add('warm verdict, against a fresh `vitest run`', ratio(verdicts.warm, verdicts.vitest), 0.4);
    add('cold verdict, against a fresh `vitest run`', ratio(verdicts.cold, verdicts.vitest), 1);
  }
  if (scaling) add('two workers, against one', ratio(scaling.one, scaling.two), 1.5, '×', true);
  if (practice) {
    add('practice, first mark after Run', median(practice.firstMark), 100, 'ms');
    add('practice, the whole public suite', median(practice.whole), 1_000, 'ms');
    add('practice, from an edit to one family’s marks', median(practice.family), 150, 'ms');
  }
  return targets;
}

function head(date: Date): string {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const pinned: Record<string, string> = { ...dependencies, ...devDependencies };
  const versions = VERSIONS_OF.map((name) => `${name} ${pinned[name]}`);
  const [cpu] = cpus();
  return `# Bench

${date.toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model ?? 'unknown processor'} · Node ${process.versions.node} · ${versions.join(' · ')}

Medians of interleaved rounds: in each round every contender runs once, and a ratio is the median of the rounds' ratios.
Ratios hold from machine to machine; milliseconds do not. \`npm run bench\` writes this page.`;
}

function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, measured, limit, unit, isMet }) => [
    what,
    shown(measured, unit),
    shown(limit, unit),
    isMet ? 'met' : '**missed**',
  ]);
  return `## Targets\n\n${table(['what', 'measured', 'target', ''], rows)}`;
}

function sectionsOf({ isolated, verdicts, scaling, cost, practice }: Results): string[] {
  return [
    ...(isolated ? [isolatedSection(isolated)] : []),
    ...(verdicts ? [verdictSection(verdicts)] : []),
    ...(scaling ? [scalingSection(scaling)] : []),
    ...(cost
      ? [costSection('trials', cost.byTrials), costSection('kilobytes of padding', cost.byKilobytes)]
      : []),
    ...(practice
      ? [
          section(
            'Practice in Chromium',
            {
              'first mark': practice.firstMark,
              'whole suite': practice.whole,
              'edit to one family': practice.family,
            },
            'whole suite',
          ),
          `A key pressed while the whole suite runs is on screen after ${Math.round(median(practice.typing))} ms (median of ${practice.typing.length}).`,
        ]
      : []),
  ];
}

function isolatedSection(isolated: IsolatedFigures): string {
  return section('One isolated trial', isolated, 'node:vm');
}

function verdictSection({ trials, ...figures }: VerdictFigures): string {
  return section(`A verdict over ${trials} trials`, figures, 'vitest');
}

/** With what two processes gain here at whatever work: processors share caches, memory and often more. */
function scalingSection({ one, two, bareOne, bareTwo }: ScalingFigures): string {
  const workers = section('Workers', { 'one process': one, 'two processes': two }, 'one process');
  const most = shown(ratio(bareOne, bareTwo), '×');
  return `${workers}\n\nTwo processes that only turn objects into text and back are ${most} as fast as one on this machine.`;
}

function section(title: string, figures: Record<string, number[]>, floor: string): string {
  const rows = Object.entries(figures).map(([name, values]) => [
    name,
    shown(median(values), 'ms'),
    shown(ratio(values, figures[floor] ?? []), '×'),
    String(values.length),
  ]);
  return `## ${title}\n\n${table(['', 'median', `against ${floor}`, 'rounds'], rows)}`;
}

function costSection(what: string, { points, slope, intercept, r2 }: CostFigures): string {
  const rows = points.map(({ x, y }) => [String(x), shown(y, 'ms')]);
  const line = `${intercept.toFixed(0)} ms + ${slope.toFixed(3)} ms each (R² ${r2.toFixed(3)})`;
  return `## A warm verdict by ${what}\n\n${table([what, 'median'], rows)}\n\nLine through them: ${line}.`;
}

function shown(value: number, unit: string): string {
  const digits = unit === '×' || value < 10 ? 2 : 0;
  return unit === '×' ? `${value.toFixed(digits)} ×` : `${value.toFixed(digits)} ${unit}`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
