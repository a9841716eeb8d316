import type { JsonObject, ModelBehaviour, ModelView } from 'holdfast/kit';

/** The fields that the model understands; the model card lists them. */
export const model: ModelBehaviour = {
  refusals: ['I cannot help with this message.'],
  refuseInFields: (fields, refusal) => ({ ...fields, line: refusal }),
  abstainFields: ['unlisted'],
  complete,
};

/** Fields beside `kind`. */
const OTHERS = ['code', 'line', 'quantity', 'unlisted'];

function complete(view: ModelView): JsonObject {
  const [key] = view.asks;
  const reading = key === undefined ? undefined : view.read(key);
  const known = reading === undefined || reading.kind === 'abstain' ? undefined : reading;
  return {
    kind: kindOf(view),
    code: known?.value ?? '',
    line: known?.quote ?? '',
    quantity: view.segments[0]?.labels['quantity'] ?? 0,
    unlisted: known === undefined,
  };
}

/** Told rightly by who asks for nothing else; beside other work it is often the other one. */
function kindOf(view: ModelView): string {
  const kind = view.segments[0]?.labels['kind'];
  const isAlone = view.wants('kind') && !OTHERS.some((field) => view.wants(field));
  const isMistaken = !isAlone && view.draw(`kind of ${kind}`) < view.competence.labelSlipShared;
  return (kind === 'order') !== isMistaken ? 'order' : 'question';
}
