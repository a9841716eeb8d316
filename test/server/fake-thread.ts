import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Grading, GradingInput } from '#grader/grading';
import { serveThread } from '#server/serve-thread';

// A real thread under the real watchdog, around a grading whose trials do what the submitted text says, one word each:
// ok, busy (for 80 ms), spin, spin-once, exit. The words `open-spin` and `open-throw` concern opening, `bad-control` the control.

serveThread(async (input) => {
  const words = input.files[0]?.text.split(' ') ?? [];
  if (words.includes('open-spin')) spin();
  if (words.includes('open-throw')) throw new Error('the world has no suites');
  return gradingOf(input, words);
});

function gradingOf(input: GradingInput, words: string[]): Grading {
  const planned = wordsOfTrials(input, words);
  const trial = (index: number, ending: Ending): Trial =>
    ({ ...labelOf(index, planned.length), ending, reason: planned[index] ?? '', fuel: 0 }) as Trial;
  return {
    total: planned.length,
    transpileMs: 1,
    label: (index) => labelOf(index, planned.length),
    run: (index) => {
      act(planned[index], input);
      return trial(index, 'returned');
    },
    settle: trial,
    skip: trial,
    control: async () => !existsSync(markOf(input, 'bad-control')),
    hopeless: () => undefined,
    report: (trials) => ({ engine: trials.map((t) => t.ending).join(' ') }) as Report,
    close: () => undefined,
  };
}

/** A blank program is planned like the real one, so the plan is kept beside the version. */
function wordsOfTrials(input: GradingInput, words: string[]): string[] {
  return (input.world as { plan?: string[] }).plan ?? words;
}

function labelOf(index: number, total: number) {
  const suite = index < total / 2 ? 'practice' : 'stress';
  return { suite, family: 'f', mode: 'M1', case: `c${index}`, twin: 'act', seed: 1 } as const;
}

function act(word: string | undefined, input: GradingInput): void {
  if (word === 'spin') spin();
  if (word === 'busy') compute(80);
  if (word === 'exit') process.exit(1);
  if (word !== 'spin-once') return;
  const mark = markOf(input, 'spun');
  if (existsSync(mark)) return;
  writeFileSync(mark, '');
  spin();
}

function markOf(input: GradingInput, name: string): string {
  return fileURLToPath(new URL(name, (input.world as { base: string }).base));
}

function compute(ms: number): void {
  const before = process.threadCpuUsage();
  const spentMs = () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
  while (spentMs() < ms);
}

function spin(): never {
  for (;;);
}
