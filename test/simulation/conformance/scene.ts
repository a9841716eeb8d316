import type { Circumstances } from '#simulation/outside';
import { keyOf } from '#simulation/random';
import type { Route } from '#simulation/route';
import type { Scene } from '#simulation/scene';
import { aScene, QUESTION, SOUND } from '../builders.ts';

export const ASK = { role: 'user', content: QUESTION } as const;
export const PROSE = 'Certainly 😀: you may send it back within 30 days of its delivery, free of charge. 🎉';

/** A model quick enough to be waited for, and a release of it that takes fewer parameters. */
export const ROUTES: readonly Route[] = [
  {
    name: 'quick-latest',
    versions: [{ id: 'quick-1', fingerprint: 'fp_quick1' }],
    pace: { firstMs: 20, perPromptTokenMs: 0, perTokenMs: 2, perLogprobMs: 1 },
  },
  {
    name: 'spare-latest',
    versions: [{ id: 'spare-1', fingerprint: 'fp_spare1', rejects: ['temperature'] }],
    competence: { contextTokens: 50 },
    pace: { firstMs: 20, perPromptTokenMs: 0, perTokenMs: 2 },
  },
];

/** Asks the look-up tool first, answers once it has its result. */
const behaviour: Scene['model'] = {
  complete: (view) => {
    view.mark('30', true);
    return { days: 30, reason: 'return_window', seen: view.results.map((r) => r.value) };
  },
  calls: (view) =>
    view.results.length === 0 ? [{ name: 'lookUp', arguments: { topic: 'return_window' } }] : [],
  prose: (_fields, view) => {
    const [result] = view.results;
    return result ? `The tool says ${JSON.stringify(result.value)}.` : PROSE;
  },
  refusals: ['I cannot help with that.'],
  refuseInFields: (fields) => fields,
  abstainFields: [],
};

export function circumstances(over: Partial<Circumstances> = {}): Circumstances {
  const scene = aScene({
    epochMs: Date.now(),
    model: behaviour,
    routes: ROUTES,
    competence: { ...SOUND, brokenArguments: 0, looseSchema: 0 },
  });
  return { scene, faults: [], key: keyOf('tests', 'conformance'), ...over };
}
