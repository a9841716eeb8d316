import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExerciseError } from '#catalog/exercise-error';
import { type Prediction, predictionSchema } from '#domain/foresight';
import type { SuiteName } from '#domain/suite';
import type { GradeProgram } from '#grader/grade-program';
import { withGrader } from '#server/with-grader';
import { gradeFolder } from '#services/grade-folder';
import { rejudgeFolder } from '#services/rejudge-folder';
import { type GradeArguments, readArguments, readText, USAGE } from './grade-arguments.ts';
import { outputOf } from './grade-output.ts';
import { checkReceipt, keepReceipt, readReceipt } from './receipts.ts';
import { UsageError } from './usage-error.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/holdfast');
const ALL = ['practice', 'stress', 'traffic'] as const;

/** 0: graded, whatever the verdict; or reproduced. 1: not reproduced. 2: called wrongly. 3: the fault is ours. */
const EXIT = { done: 0, different: 1, usage: 2, fault: 3 };

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const asked = readArguments(process.argv.slice(2));
    return await withGrader((grade) => perform(asked, grade), asked.engine);
  } catch (error) {
    return complain(error);
  }
}

async function perform(asked: GradeArguments, grade: GradeProgram): Promise<number> {
  if (asked.rejudge !== undefined) return judgeAgain(asked, asked.rejudge, grade);
  if (asked.receipt !== undefined) return reproduce(asked, asked.receipt, grade);
  return gradeOnce(asked, grade);
}

async function gradeOnce(asked: GradeArguments, grade: GradeProgram): Promise<number> {
  const suites = asked.suites ?? ALL;
  const predicted = asked.predicted === undefined ? undefined : readPrediction(asked.predicted);
  const { report, trials } = await graded({ ...asked, suites }, grade);
  if (report.receipt) keepReceipt(report.receipt, CACHE);
  print(outputOf(report, suites, { trials: asked.withTrials ? trials : undefined, predicted }));
  return EXIT.done;
}

/** Stage and suites come from the receipt, where it is known whole, unless they are named. */
async function reproduce(asked: GradeArguments, given: string, grade: GradeProgram): Promise<number> {
  const claimed = readReceipt(given, CACHE);
  const suites = asked.suites ?? claimed.whole?.suites ?? ALL;
  const stage = asked.stage ?? claimed.whole?.stage;
  const { report } = await graded({ ...asked, suites, stage }, grade);
  if (!report.receipt) throw new Error('the grading made no receipt');
  const { holds, words } = checkReceipt(claimed, report.receipt);
  process.stdout.write(`${words}\n`);
  return holds ? EXIT.done : EXIT.different;
}

async function judgeAgain(asked: GradeArguments, evidence: string, grade: GradeProgram): Promise<number> {
  const { exercise, secret } = asked;
  const judged = await rejudgeFolder({ exercise, evidence, secret, cacheDir: CACHE }, grade);
  if (!judged.ok) throw new UsageError(judged.refusal.message);
  const { report, trials, changed } = judged.value;
  const suites = [...new Set(trials.map((t) => t.suite))];
  const shown = asked.withTrials ? trials : undefined;
  print({ ...outputOf(report, suites, { trials: shown }), changed });
  return EXIT.done;
}

async function graded(
  { exercise, submission, secret, stage, suites }: GradeArguments & { suites: readonly SuiteName[] },
  grade: GradeProgram,
) {
  if (submission === undefined) throw new UsageError('--submission is needed.');
  const at = { exercise, submission, secret, suites, cacheDir: CACHE };
  const result = await gradeFolder(stage === undefined ? at : { ...at, stage }, grade);
  if (!result.ok) throw new UsageError(result.refusal.message);
  return result.value;
}

function readPrediction(file: string): Prediction {
  const parsed = predictionSchema.safeParse(JSON.parse(readText(file, '--predicted')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`--predicted: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
}

function print(output: unknown): void {
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
}

function complain(error: unknown): number {
  if (error instanceof UsageError || error instanceof ExerciseError) {
    process.stderr.write(`${error.message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
    return EXIT.usage;
  }
  process.stderr.write(
    `The grader failed; this says nothing about the submission.\n${(error as Error).stack ?? error}\n`,
  );
  return EXIT.fault;
}
