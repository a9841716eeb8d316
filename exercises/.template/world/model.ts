import type { JsonObject, ModelBehaviour, ModelView } from 'holdfast/kit';

/** The fields that the model understands; the model card lists them. */
export const model: ModelBehaviour = {
  refusals: ['I cannot help with this message.'],
  refuseInFields: (fields, refusal) => ({ ...fields, line: refusal }),
  abstainFields: ['unlisted'],
  complete,
};

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

/** Told rightly when nothing else is asked; beside other work it is often the other one. */
function kindOf(view: ModelView): string {
  const isOrder = view.segments[0]?.labels['kind'] === 'order';
  const isMistaken = view.wants('code') && view.draw('kind') < view.competence.labelSlipShared;
  return isOrder !== isMistaken ? 'order' : 'question';
}
