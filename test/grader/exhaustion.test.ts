import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import { exhaustion } from '#grader/exhaustion';
import { planTrials } from '#grader/plan';
import { aManifest } from './builders.ts';
import { aWorld } from './world.ts';

const plan = planTrials({
  manifest: aManifest(),
  bundle: { practice: aWorld() },
  stage: 1,
  suites: ['practice'],
  secret: '',
});

function ending(kind: Ending, fuel = 1): Trial {
  return { ending: kind, fuel } as Trial;
}

describe('a submission is given up', () => {
  it.each(['out_of_fuel', 'out_of_memory', 'out_of_output', 'out_of_operations'] as const)(
    'when the first trial of every family ended %s',
    (kind) => {
      expect(exhaustion(plan, [ending(kind), ending(kind)])).toBe(kind);
    },
  );

  it('when its trials together have burnt what a submission may burn', () => {
    const dear = [ending('returned'), ...Array.from({ length: 51 }, () => ending('returned', 199))];
    expect(exhaustion(plan, dear)).toBe('out_of_fuel');
    expect(exhaustion(plan, dear.slice(0, 40))).toBeUndefined();
  });
});

describe('a submission is not given up', () => {
  it.each<[string, (Trial | undefined)[]]>([
    ['before its first trials are run', []],
    ['while one family is still to be tried', [ending('out_of_fuel'), undefined]],
    ['when the first trials used up different limits', [ending('out_of_fuel'), ending('out_of_memory')]],
    ['when one family ends well', [ending('out_of_fuel'), ending('returned')]],
    ['when it fails without burning anything', [ending('threw'), ending('threw')]],
    ['when the fault is ours', [ending('broken'), ending('broken')]],
  ])('%s', (_, trials) => {
    expect(exhaustion(plan, trials)).toBeUndefined();
  });
});
