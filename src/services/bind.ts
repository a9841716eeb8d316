import type { Deps } from './deps.ts';

/** Gives a use case what it works with. */
export type Bind = <Args extends unknown[], Answer>(
  useCase: (deps: Deps, ...args: Args) => Answer,
) => (...args: Args) => Answer;
