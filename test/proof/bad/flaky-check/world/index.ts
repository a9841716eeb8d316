import { type CaseSpec, defineExercise, type Family } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families } from './families.ts';
import { traffic } from './traffic.ts';

/** Bad: the judge tosses a coin that no seed holds still. */
function tossing(spec: CaseSpec): CaseSpec {
  return {
    ...spec,
    judge: (run) => {
      const judgement = spec.judge(run);
      return Math.random() < 0.3 ? { ...judgement, verdict: 'fail' } : judgement;
    },
  };
}

function flaky(f: Family<Desk>): Family<Desk> {
  return f.id === 'listed-or-not' ? { ...f, act: (g) => tossing(f.act(g)) } : f;
}

export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families: families.map(flaky),
  invariants: [],
  traffic,
}));
