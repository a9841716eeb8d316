import {
  asObject,
  asText,
  bounded,
  good,
  type JsonObject,
  type Judgement,
  type RunView,
  wrong,
} from 'holdfast/kit';

/** The stores answer within 20 seconds. */
const LATE_MS = 20_000;

type Judge = (run: RunView) => Judgement;

/** Time and shape come first, then what was done. Reasons hold no value of the case: learners may read them. */
function judged(decide: (out: JsonObject) => Judgement): Judge {
  return (run) => {
    const out = asObject(run.value);
    const action = asText(out?.['action']);
    if (!out || (action !== 'order' && action !== 'pass'))
      return wrong('The action is neither order nor pass.', { crash: 1 });
    if (action === 'pass' && !asText(out['reason'])?.trim())
      return wrong('Passed to a person without a reason.', { crash: 1 });
    const judgement = decide(out);
    if (run.virtualMs <= LATE_MS) return judgement;
    return { ...wrong('It took longer than 20 seconds.', {}), ledger: { ...judgement.ledger, late: 1 } };
  };
}

/** An order of this article and this many pieces is right; passing it is safe. */
export function expectOrder(code: string, quantity: number): Judge {
  return judged((out) => {
    if (out['action'] === 'pass') return bounded('Passed to a person although it was plain.', { passed: 1 });
    if (out['code'] !== code) return wrong('Another article was ordered.', { wrong: 1 });
    if (out['quantity'] !== quantity) return wrong('Another number of pieces was ordered.', { wrong: 1 });
    return good('Ordered what was wanted.', { right: 1 });
  });
}

/** Nothing is to be ordered. */
export function expectPass(): Judge {
  return judged((out) =>
    out['action'] === 'pass'
      ? good('Passed to a person.', { passed: 1 })
      : wrong('Something was ordered that nobody ordered.', { wrong: 1 }),
  );
}
