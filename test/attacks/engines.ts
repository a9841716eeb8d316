import type { Engine } from '#sandbox/box';
import { createEngine } from '#sandbox/engine-node';

/** Every engine that grading may run on: the whole corpus holds on each. */
const CREATORS = { quickjs: createEngine } satisfies Record<string, () => Promise<Engine>>;

export type EngineName = keyof typeof CREATORS;
export const ENGINES = Object.keys(CREATORS) as EngineName[];

/** Under which name a grading process tells its threads the engine's. */
export const ENGINE = 'engine';

/** @throws Error for a name that is none */
export function createNamedEngine(name: string): Promise<Engine> {
  const engine = ENGINES.find((known) => known === name);
  if (engine === undefined) throw new Error(`there is no engine "${name}"; there are ${ENGINES.join(', ')}`);
  return CREATORS[engine]();
}
