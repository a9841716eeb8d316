import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import { describeEndings } from './contract/endings.ts';
import { describeHost } from './contract/host.ts';
import { describeIsolation } from './contract/isolation.ts';
import { describeMarshalling } from './contract/marshalling.ts';
import { describeOpening } from './contract/opening.ts';

/** In what engines may differ, each for a reason. */
export interface Traits {
  /**
   * The columns told for reading `.amount` of undefined in `(line as any).price.amount`, and `.map` in `lines.map(`.
   * QuickJS has the place of the dot before it; QuickJS-ng that of the value which the reading begins with.
   */
  undefinedReadColumns: { amount: number; map: number };
}

/** What every interpreter behind the step protocol must do, whatever it is made of. */
export function describeBox(name: string, createEngine: () => Promise<Engine>, traits: Traits): void {
  describe(name, () => {
    let engine: Engine | undefined;
    const theEngine = (): Engine => {
      if (!engine) throw new Error('the engine is made before the first test');
      return engine;
    };
    beforeAll(async () => {
      engine = await createEngine();
    });

    it('names its version, which verdicts are stored with', () => {
      expect(theEngine().id).toMatch(/\d/);
    });
    describeOpening(theEngine, traits);
    describeHost(theEngine);
    describeEndings(theEngine);
    describeMarshalling(theEngine);
    describeIsolation(theEngine);
  });
}
