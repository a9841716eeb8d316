import type { Fault, NaturalRates } from './fault.ts';
import type { Reach } from './model/reach.ts';
import type { Key } from './random.ts';
import type { Scene } from './scene.ts';

/** What one trial meets: a scene, what goes wrong in it, and the key its luck is drawn with. */
export interface Circumstances {
  scene: Scene;
  faults: readonly Fault[];
  key: Key;
  /** Faults at natural rates on top, for traffic. */
  rates?: NaturalRates;
  /** Told of each call that the model works on, as soon as it has: what it had to go by. Changes nothing. */
  onReach?(reach: Reach): void;
}
