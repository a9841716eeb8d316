import type { ExerciseCommand } from './command.ts';
import { diff } from './diff.ts';
import { lintCommand } from './lint.ts';
import { newCommand } from './new.ts';
import { previewCommand } from './preview.ts';
import { proveCommand } from './prove.ts';
import { publish } from './publish.ts';
import { regrade } from './regrade.ts';
import { retire } from './retire.ts';
import { rubric } from './rubric.ts';
import { stats } from './stats.ts';

/** Every command by its name, in the order in which an exercise comes to life. */
export const COMMANDS: Readonly<Record<string, ExerciseCommand>> = {
  new: newCommand,
  lint: lintCommand,
  preview: previewCommand,
  prove: proveCommand,
  publish,
  diff,
  stats,
  regrade,
  rubric,
  retire,
};
