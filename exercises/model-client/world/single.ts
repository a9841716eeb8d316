import type { CaseSpec, Fault, Generation, Route } from 'holdfast/kit';
import { ask, inputOf, type Meridian, type Parts, sceneOf } from './calls.ts';
import { type Decide, one } from './judging.ts';

export type Given = Generation<Meridian>;

export const OK = ['ok'] as const;
export const OK_OR_SAFE = ['ok', 'safe'] as const;

interface Rest {
  accepts?: CaseSpec['accepts'];
  /** In place of the menu's; the menu's where absent. */
  faults?: readonly Fault[];
  best?: CaseSpec['best'];
  /** The models as they are that day; as always where absent. */
  routes?: readonly Route[];
}

/** A case of one call. */
export function single({ world, rand }: Given, parts: Parts, decide: Decide, all: Rest = {}): CaseSpec {
  const { routes, ...rest } = all;
  const asked = ask(world, rand.fork('call'), parts);
  const scene = sceneOf(world, rand.fork('scene'), [asked], routes);
  const judge = one(asked, scene.epochMs, decide);
  return { input: inputOf([asked]), scene, accepts: OK, judge, best: { complete: 1 }, ...rest };
}
