import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

/** One command of `npm run exercise`; each stands in a file of its own beside this one. */
export interface ExerciseCommand {
  /** What follows its name: `[<slug or folder>] [--quick]`. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  /**
   * Runs it with what follows its name. Gives the process's exit code: 0 done, 1 it found something wrong.
   * @throws UsageError when it is called wrongly; ExerciseError when a folder is not an exercise
   */
  run(args: string[]): Promise<number>;
}

/** Options and the words between them. @throws UsageError for anything else */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
