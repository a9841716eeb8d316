import { type CaseSpec, defineExercise, type Family, type RunView, wrong } from 'holdfast/kit';
import type { Banks } from './banks.ts';
import { type Desk, makeDesk } from './desk.ts';
import { families } from './families.ts';
import { traffic } from './traffic.ts';

/** Bad: the judge looks at the order of the calls, and refuses who reads the catalogue before the message. */
function readsFirst({ trace }: RunView): boolean {
  const first = trace.entries.find((e) => e.op.startsWith('model.') || e.op.startsWith('tool.'));
  return first?.op.startsWith('model.') ?? false;
}

function strict(spec: CaseSpec): CaseSpec {
  return {
    ...spec,
    judge: (run) =>
      readsFirst(run)
        ? spec.judge(run)
        : wrong('The catalogue was read before the message was.', spec.judge(run).ledger),
  };
}

function demanding(f: Family<Desk>): Family<Desk> {
  return f.id === 'listed-or-not' ? { ...f, act: (g) => strict(f.act(g)) } : f;
}

export default defineExercise<Banks, Desk>((banks) => ({
  tools: ['catalogue'],
  cases: { practice: 2, stress: 3 },
  makeWorld: (rand) => makeDesk(banks, rand),
  families: families.map(demanding),
  invariants: [],
  traffic,
}));
