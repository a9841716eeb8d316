import type { JsonObject } from '#domain/json';
import type { Fault, NaturalRates } from './fault.ts';
import type { Key } from './random.ts';
import type { Scene } from './scene.ts';

/** What one trial meets: a scene, what goes wrong in it, and the key its luck is drawn with. */
export interface Circumstances {
  scene: Scene;
  faults: readonly Fault[];
  key: Key;
  /** Faults at natural rates on top, for traffic. */
  rates?: NaturalRates;
}

/** Something the submission did to the outside: a hand-off, a refund. */
export interface Effect {
  op: string;
  args: JsonObject;
  atMs: number;
}
