import type { SourceFile } from '#domain/program';
import { type Contender, fitLine, interleaved, median, timed } from './measure.ts';
import type { Subject } from './subject.ts';
import { startWorker, verdictOf } from './verdicts.ts';

const TRIAL_COUNTS = [300, 500, 1_000, 2_000];
const PADDING_KILOBYTES = [0, 60, 120, 240];
const TRIALS_WHILE_PADDED = 300;

/** One verdict's milliseconds at a size, and the line through all of them. */
export interface CostFigures {
  points: { x: number; y: number }[];
  slope: number;
  intercept: number;
  r2: number;
}

/** What a warm verdict costs by the number of trials, and by kilobytes of the program. */
export async function measureCost(
  subject: Subject,
  rounds: number,
): Promise<Record<'byTrials' | 'byKilobytes', CostFigures>> {
  const worker = await startWorker(subject);
  const sizes: { x: number; run: Contender }[] = [];
  for (const count of TRIAL_COUNTS) {
    const versionDir = subject.versionWith(count);
    const { trials } = await verdictOf(worker, subject.job(versionDir));
    sizes.push({ x: trials, run: () => timed(() => verdictOf(worker, subject.job(versionDir))) });
  }
  const padded = PADDING_KILOBYTES.map((kilobytes) => {
    const versionDir = subject.versionWith(TRIALS_WHILE_PADDED);
    const files = withPadding(subject.files, subject.manifest.entry, kilobytes);
    return { x: kilobytes, run: () => timed(() => verdictOf(worker, subject.job(versionDir, { files }))) };
  });
  const byTrials = await figuresOf(sizes, rounds);
  const byKilobytes = await figuresOf(padded, rounds);
  await worker.stop();
  return { byTrials, byKilobytes };
}

async function figuresOf(
  sizes: readonly { x: number; run: Contender }[],
  rounds: number,
): Promise<CostFigures> {
  const figures = await interleaved(rounds, Object.fromEntries(sizes.map(({ x, run }) => [String(x), run])));
  const points = sizes.map(({ x }) => ({ x, y: median(figures[String(x)] ?? []) }));
  return { points, ...fitLine(points) };
}

/** The program with functions that nothing calls, as generated code has them. */
function withPadding(files: readonly SourceFile[], entry: string, kilobytes: number): SourceFile[] {
  let padding = '';
  for (let n = 0; padding.length < kilobytes * 1024; n++) {
    padding += `export function unused${n}(a: number, b: { c: string }): string { return a > ${n} ? b.c : String(a + ${n}); }\n`;
  }
  return files.map((file) => (file.path === entry ? { ...file, text: `${file.text}\n${padding}` } : file));
}
