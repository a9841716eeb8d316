import {
  AURORA_2,
  asObject,
  CALL_TOOLS,
  competenceOf,
  defineExercise,
  type RunView,
  wrong,
} from 'holdfast/kit';
import type { Banks } from './banks.ts';
import type { Meridian } from './calls.ts';
import { manyCallers } from './families-many.ts';
import { streams } from './families-streams.ts';
import { wholeAnswers } from './families-whole.ts';
import { traffic } from './traffic.ts';

/** Requests for one call, on average, that nothing explains. */
const MOST_REQUESTS_A_CALL = 8;

/** Whatever goes wrong, a client does not ask for ever. */
function asksWithoutEnd({ trace, input }: RunView) {
  const calls = asObject(input)?.['calls'];
  const most = MOST_REQUESTS_A_CALL * (Array.isArray(calls) ? calls.length : 1);
  const requests = trace.entries.filter((e) => e.op === 'model.chat' || e.op === 'model.stream');
  return requests.length > most ? wrong('It sent more than eight requests for one call.', {}) : undefined;
}

/** Meridian Travel's model client. */
export default defineExercise<Banks, Meridian>((banks) => ({
  tools: [...CALL_TOOLS],
  cases: { practice: 2, stress: 3, certification: 2 },
  makeWorld: (rand) => ({ banks, competence: competenceOf(AURORA_2, rand.fork('competence')) }),
  families: [...wholeAnswers, ...streams, ...manyCallers],
  invariants: [asksWithoutEnd],
  traffic,
}));
