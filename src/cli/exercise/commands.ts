import type { ExerciseCommand } from './command.ts';
import { lintCommand } from './lint.ts';
import { newCommand } from './new.ts';
import { previewCommand } from './preview.ts';
import { proveCommand } from './prove.ts';

/** Every command by its name, in the order in which an exercise comes to life. */
export const COMMANDS: Readonly<Record<string, ExerciseCommand>> = {
  new: newCommand,
  lint: lintCommand,
  preview: previewCommand,
  prove: proveCommand,
};
