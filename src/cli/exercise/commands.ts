import type { Command } from './command.ts';

/** Every command by its name, in the order in which an exercise comes to life. Read when it is asked for. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  new: () => import('./new.ts'),
  lint: () => import('./lint.ts'),
  preview: () => import('./preview.ts'),
  prove: () => import('./prove.ts'),
};
