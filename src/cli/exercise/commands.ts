import type { ExerciseCommand } from './command.ts';
import { diff } from './diff.ts';
import { publish } from './publish.ts';
import { regrade } from './regrade.ts';
import { retire } from './retire.ts';
import { stats } from './stats.ts';

/** Every command by its name, in the order in which an exercise comes to life. */
export const COMMANDS: Readonly<Record<string, ExerciseCommand>> = {
  publish,
  diff,
  stats,
  regrade,
  retire,
};
