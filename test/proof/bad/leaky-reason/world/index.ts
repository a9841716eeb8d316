import { asObject, asText, type CaseSpec, defineExercise, type Family } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families } from './families.ts';
import { traffic } from './traffic.ts';

/** Bad: what the judge says quotes the message. */
function quoting(spec: CaseSpec): CaseSpec {
  return {
    ...spec,
    judge: (run) => {
      const judgement = spec.judge(run);
      return {
        ...judgement,
        reason: `${judgement.reason} It said: ${asText(asObject(run.input)?.['text'] ?? null)}`,
      };
    },
  };
}

function leaking(f: Family<Desk>): Family<Desk> {
  return f.id === 'order-or-question' ? { ...f, act: (g) => quoting(f.act(g)) } : f;
}

export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families: families.map(leaking),
  invariants: [],
  traffic,
}));
