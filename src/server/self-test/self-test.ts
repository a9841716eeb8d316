import { fileURLToPath } from 'node:url';
import type { SourceFile } from '#domain/program';
import type { Trial } from '#domain/trial';
import type { Ending, Verdict } from '#domain/verdict';
import { gradeInThread } from '../grade-in-thread.ts';
import type { ThreadSource } from '../thread-source.ts';
import { HONEST, HOSTILE } from './programs.ts';

const WORLD = fileURLToPath(new URL('./world', import.meta.url));

type Expected = Readonly<Record<string, readonly [Ending, Verdict]>>;

const OF_HONEST: Expected = {
  wrong: ['returned', 'ok'],
  escape: ['returned', 'ok'],
  loop: ['returned', 'ok'],
  memory: ['returned', 'ok'],
  forge: ['returned', 'ok'],
  import: ['returned', 'ok'],
};

const OF_HOSTILE: Expected = {
  wrong: ['returned', 'fail'],
  escape: ['returned', 'fail'],
  loop: ['out_of_fuel', 'fail'],
  memory: ['out_of_memory', 'fail'],
  forge: ['returned', 'fail'],
  import: ['threw', 'fail'],
};

/** A grading process that does not get known submissions right must not grade others. */
export class SelfTestFailure extends Error {
  override readonly name = 'SelfTestFailure';
}

/**
 * Grades two known submissions in threads of `source`, as any other: one that is right, and one that is wrong or attacks
 * (constructors, an endless loop, memory, a forged result, an import). What it takes is the start of a thread.
 *
 * @throws SelfTestFailure when an ending or a verdict is another than it must be, or grading itself is broken
 */
export async function selfTest(source: ThreadSource): Promise<void> {
  await expectTrials(source, 'the honest program', HONEST, OF_HONEST);
  await expectTrials(source, 'the hostile program', HOSTILE, OF_HOSTILE);
}

async function expectTrials(
  source: ThreadSource,
  name: string,
  files: readonly SourceFile[],
  expected: Expected,
): Promise<void> {
  const trials = await gradeKnown(source, files).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : error;
    throw new SelfTestFailure(`The self-test failed: ${name} could not be graded: ${why}`);
  });
  for (const [way, wanted] of Object.entries(expected)) {
    const trial = trials.find(({ family }) => family === way);
    const found = trial && [trial.ending, trial.verdict];
    if (found?.join() === wanted.join()) continue;
    throw new SelfTestFailure(
      `The self-test failed: ${name}, asked for "${way}", gave ${found?.join(', ') ?? 'nothing'} in place of ${wanted.join(', ')}.`,
    );
  }
}

async function gradeKnown(source: ThreadSource, files: readonly SourceFile[]): Promise<Trial[]> {
  const job = { versionDir: WORLD, version: 1, stage: 1, files, secret: '00', suites: ['traffic'] as const };
  const { trials } = await gradeInThread(job, {}, source);
  return trials;
}
