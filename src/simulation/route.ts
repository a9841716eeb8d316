import type { Prices } from '#domain/trial';
import type { Competence } from './scene.ts';

/** How long a model takes, in virtual milliseconds before its spread. */
export interface Pace {
  firstMs: number;
  perPromptTokenMs: number;
  perTokenMs: number;
  /** What each token takes longer when its probability is asked for. */
  perLogprobMs: number;
}

export const PACE: Pace = { firstMs: 250, perPromptTokenMs: 0.3, perTokenMs: 18, perLogprobMs: 5 };

/** One release of a model. Its id, used as the model's name, pins it. */
export interface Version {
  id: string;
  fingerprint: string;
  /** In force for the alias from this virtual millisecond of the trial on; from the start where absent. */
  fromMs?: number;
  /** From this virtual millisecond on the provider no longer serves it, pinned or not. */
  retiredMs?: number;
  /** What it does better or worse than its route. */
  competence?: Partial<Competence>;
  /** Parameters that it answers with 400 `unsupported_parameter`: `temperature`, `max_tokens`. */
  rejects?: readonly string[];
}

/** A model that requests can name: an alias with its versions, the oldest first. */
export interface Route {
  name: string;
  versions: readonly [Version, ...Version[]];
  /** What it does better or worse than the scene's model, its window among it. */
  competence?: Partial<Competence>;
  pace?: Partial<Pace>;
  /** In place of the prices that the exercise names. */
  prices?: Prices;
}

/** The model that answers a request. */
export interface Resolved {
  /** Name of the route; `undefined` in a scene that lists none and therefore takes every name. */
  route: string | undefined;
  version: Version;
  competence: Competence;
  pace: Pace;
  prices: Prices | undefined;
}

const ONLY_VERSION = 'aurora-2-2026-03-01';
const ONLY_FINGERPRINT = 'fp_aurora2_0301';

/** Which model a name means at a moment; `undefined` when the provider has none of that name, or no longer. */
export function resolveModel(
  scene: { routes?: readonly Route[]; competence: Competence },
  name: string,
  nowMs: number,
): Resolved | undefined {
  if (!scene.routes) {
    const id = name.endsWith('-latest') ? ONLY_VERSION : name;
    const version = { id, fingerprint: ONLY_FINGERPRINT };
    return { route: undefined, version, competence: scene.competence, pace: PACE, prices: undefined };
  }
  for (const route of scene.routes) {
    const version = versionOf(route, name, nowMs);
    if (version) return resolved(scene.competence, route, version);
  }
  return undefined;
}

function versionOf(route: Route, name: string, nowMs: number): Version | undefined {
  const isServed = (v: Version) => nowMs < (v.retiredMs ?? Number.POSITIVE_INFINITY);
  const pinned = route.versions.find((v) => v.id === name);
  if (pinned) return isServed(pinned) ? pinned : undefined;
  if (route.name !== name) return undefined;
  const inForce = route.versions.filter((v) => nowMs >= (v.fromMs ?? 0) && isServed(v));
  return inForce.at(-1);
}

function resolved(base: Competence, route: Route, version: Version): Resolved {
  return {
    route: route.name,
    version,
    competence: { ...base, ...route.competence, ...version.competence },
    pace: { ...PACE, ...route.pace },
    prices: route.prices,
  };
}
