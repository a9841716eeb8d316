import type { Engine } from '#sandbox/box';
import { createEngine } from '#sandbox/engine-node';
import { ENGINE_NAMES, type EngineName, engineName } from '#sandbox/engines';

/** Every engine that grading may run on: the whole corpus holds on each. */
export const ENGINES = ENGINE_NAMES;
export type { EngineName };

/** Under which name a grading process tells its threads the engine's. */
export const ENGINE = 'engine';

/** @throws Error for a name that is none */
export function createNamedEngine(name: string): Promise<Engine> {
  return createEngine(engineName.parse(name));
}
