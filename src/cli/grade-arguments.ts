import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SuiteName } from '#domain/suite';
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName, engineName } from '#sandbox/engines';
import { exerciseFolder } from './exercise-folder.ts';
import { UsageError } from './usage-error.ts';

export const USAGE = `usage: npm run --silent grade -- --exercise <slug or folder> [--stage N] --submission <folder>
         [--suite practice|stress|traffic|certification|all] [--json] [--trials] [--predicted <json file>]
         [--engine ${ENGINE_NAMES.join('|')}]
         [--secret <text> | --secret-file <file>]
       … --receipt <id or json file>    grades again and says whether the receipt is reproduced
       … --rejudge <evidence file>      judges stored traces with the exercise's checks of now; needs no submission`;

/** Hidden values of the command line are the same everywhere unless a secret is given. */
const FIXED_SECRET = 'command line';
const SUITES: Record<string, readonly SuiteName[]> = {
  practice: ['practice'],
  stress: ['stress'],
  traffic: ['traffic'],
  certification: ['certification'],
  all: ['practice', 'stress', 'traffic'],
};

export interface GradeArguments {
  exercise: string;
  stage: number | undefined;
  submission: string | undefined;
  /** Undefined when none was named. */
  suites: readonly SuiteName[] | undefined;
  secret: string;
  engine: EngineName;
  withTrials: boolean;
  predicted: string | undefined;
  receipt: string | undefined;
  rejudge: string | undefined;
}

/** What `npm run grade` is asked. @throws UsageError */
export function readArguments(argv: string[]): GradeArguments {
  const values = parse(argv);
  if (!values.exercise) throw new UsageError('--exercise is needed.');
  if (!values.submission && !values.rejudge) throw new UsageError('--submission is needed.');
  return {
    exercise: exerciseFolder(values.exercise),
    stage: stageOf(values.stage),
    submission: values.submission,
    suites: suitesOf(values.suite),
    secret: secretOf(values.secret, values['secret-file']),
    engine: engineOf(values.engine),
    withTrials: values.trials,
    predicted: values.predicted,
    receipt: values.receipt,
    rejudge: values.rejudge,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        exercise: { type: 'string' },
        stage: { type: 'string' },
        submission: { type: 'string' },
        suite: { type: 'string' },
        engine: { type: 'string', default: DEFAULT_ENGINE },
        secret: { type: 'string' },
        'secret-file': { type: 'string' },
        predicted: { type: 'string' },
        receipt: { type: 'string' },
        rejudge: { type: 'string' },
        json: { type: 'boolean', default: true },
        trials: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function stageOf(text: string | undefined): number | undefined {
  const stage = text === undefined ? undefined : Number(text);
  if (stage !== undefined && !Number.isInteger(stage)) throw new UsageError('--stage is a whole number.');
  return stage;
}

function engineOf(name: string): EngineName {
  const engine = engineName.safeParse(name);
  if (!engine.success) throw new UsageError(`--engine is one of ${ENGINE_NAMES.join(', ')}, not “${name}”.`);
  return engine.data;
}

function suitesOf(name: string | undefined): readonly SuiteName[] | undefined {
  if (name === undefined) return undefined;
  const suites = SUITES[name];
  if (!suites) throw new UsageError(`--suite is one of ${Object.keys(SUITES).join(', ')}, not “${name}”.`);
  return suites;
}

/** A file keeps a deployment's secret out of the shell's history and the list of processes. */
function secretOf(text: string | undefined, file: string | undefined): string {
  if (file === undefined) return text ?? FIXED_SECRET;
  if (text !== undefined) throw new UsageError('Give --secret or --secret-file, not both.');
  return readText(file, '--secret-file').trim();
}

/** The text of a file that an option names. @throws UsageError */
export function readText(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${option}: ${file} cannot be read (${(error as Error).message}).`);
  }
}
