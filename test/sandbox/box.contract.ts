import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import { describeEndings } from './contract/endings.ts';
import { describeHost } from './contract/host.ts';
import { describeIsolation } from './contract/isolation.ts';
import { describeMarshalling } from './contract/marshalling.ts';
import { describeOpening } from './contract/opening.ts';

/** What every interpreter behind the step protocol must do, whatever it is made of. */
export function describeBox(name: string, createEngine: () => Promise<Engine>): void {
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
    describeOpening(theEngine);
    describeHost(theEngine);
    describeEndings(theEngine);
    describeMarshalling(theEngine);
    describeIsolation(theEngine);
  });
}
