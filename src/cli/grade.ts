import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ExerciseError } from '#catalog/exercise-error';
import type { Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName, engineName } from '#sandbox/engines';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { gradeFolder } from '#services/grade-folder';

const USAGE = `usage: npm run --silent grade -- --exercise <slug or folder> [--stage N] --submission <folder>
         [--suite practice|stress|traffic|all] [--engine ${ENGINE_NAMES.join('|')}] --json [--trials] [--secret <text>]`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/holdfast');
/** Hidden values of the command line are the same everywhere unless a secret is given. */
const FIXED_SECRET = 'command line';
const SUITES: Record<string, readonly SuiteName[]> = {
  practice: ['practice'],
  stress: ['stress'],
  traffic: ['traffic'],
  all: ['practice', 'stress', 'traffic'],
};

/** 0: graded, whatever the verdict. 2: called wrongly. 3: the fault is ours. */
const EXIT = { graded: 0, usage: 2, fault: 3 };

class UsageError extends Error {}

interface Arguments {
  exercise: string;
  stage?: number;
  submission: string;
  suites: readonly SuiteName[];
  secret: string;
  engine: EngineName;
  withTrials: boolean;
}

function readArguments(argv: string[]): Arguments {
  const { values } = parse(argv);
  if (!values.exercise || !values.submission) throw new UsageError('--exercise and --submission are needed.');
  const suites = SUITES[values.suite];
  if (!suites)
    throw new UsageError(`--suite is one of ${Object.keys(SUITES).join(', ')}, not “${values.suite}”.`);
  const stage = values.stage === undefined ? undefined : Number(values.stage);
  if (stage !== undefined && !Number.isInteger(stage)) throw new UsageError('--stage is a whole number.');
  const engine = engineName.safeParse(values.engine);
  if (!engine.success)
    throw new UsageError(`--engine is one of ${ENGINE_NAMES.join(', ')}, not “${values.engine}”.`);
  const { secret, trials } = values;
  const base = {
    exercise: folderOf(values.exercise),
    submission: values.submission,
    suites,
    secret,
    engine: engine.data,
    withTrials: trials,
  };
  return stage === undefined ? base : { ...base, stage };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        exercise: { type: 'string' },
        stage: { type: 'string' },
        submission: { type: 'string' },
        suite: { type: 'string', default: 'all' },
        engine: { type: 'string', default: DEFAULT_ENGINE },
        secret: { type: 'string', default: FIXED_SECRET },
        json: { type: 'boolean', default: true },
        trials: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function folderOf(exercise: string): string {
  const candidates = [
    exercise,
    ...(process.env['EXERCISES_DIR'] ?? '')
      .split(',')
      .flatMap((dir) => (dir.trim() ? [join(dir.trim(), exercise)] : [])),
    join(ROOT, 'exercises', exercise),
  ];
  const found = candidates.find((c) => existsSync(join(c, 'exercise.yaml')));
  if (!found)
    throw new UsageError(
      `There is no exercise “${exercise}”: no folder with an exercise.yaml has that name.`,
    );
  return found;
}

/** The fixed contract of the command's output. */
function outputOf(report: Report, suites: readonly SuiteName[], trials: readonly Trial[] | undefined) {
  return {
    exercise: report.exercise.slug,
    version: report.exercise.version,
    stage: report.stage,
    engine: report.engine,
    suite: suites.length > 1 ? 'all' : suites[0],
    level: suites.length > 1 ? report.level : null,
    reliability: report.reliability,
    perTry: report.perTry,
    vetoes: report.vetoes.total,
    outcome: report.outcome?.share ?? null,
    modes: report.stress.modes.map(({ mode, reliability, perTry }) => ({ mode, reliability, perTry })),
    families: report.stress.families.map(({ id, mode, reliability, verdicts }) => ({
      id,
      mode,
      reliability: reliability ?? null,
      verdicts,
    })),
    endings: report.endings,
    trials: report.trials,
    ...(trials && { trialList: trials.map(trialOutput) }),
    utility: report.outcome && {
      perItem: report.outcome.minor / 100,
      zero: report.outcome.zeroMinor / 100,
      reference: report.outcome.referenceMinor / 100,
      perfect: report.outcome.perfectMinor / 100,
    },
    ...(report.compileError && { compileError: report.compileError }),
    receipt: report.receipt,
    ms: report.ms,
  };
}

function trialOutput(t: Trial) {
  const {
    suite,
    family,
    case: id,
    twin,
    seed,
    fault,
    ending,
    value,
    error,
    verdict,
    credited,
    reason,
    virtualMs,
    tokens,
    utilityMinor,
  } = t;
  return {
    suite,
    family,
    case: id,
    twin,
    seed,
    fault,
    ending,
    value,
    error,
    verdict,
    credited,
    reason,
    virtualMs,
    tokens,
    utilityMinor,
  };
}

async function main(): Promise<number> {
  const source = new ThreadSource();
  try {
    const { withTrials, engine, ...order } = readArguments(process.argv.slice(2));
    const graded = await gradeFolder({ ...order, cacheDir: CACHE }, (job) =>
      gradeInThread({ ...job, engine }, {}, source),
    );
    if (!graded.ok) throw new UsageError(graded.refusal.message);
    const { report, trials } = graded.value;
    process.stdout.write(
      `${JSON.stringify(outputOf(report, order.suites, withTrials ? trials : undefined), null, 2)}\n`,
    );
    return EXIT.graded;
  } catch (error) {
    if (error instanceof UsageError || error instanceof ExerciseError) {
      process.stderr.write(`${error.message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
      return EXIT.usage;
    }
    process.stderr.write(
      `The grader failed; this says nothing about the submission.\n${(error as Error).stack ?? error}\n`,
    );
    return EXIT.fault;
  } finally {
    source.close();
  }
}

process.exitCode = await main();
