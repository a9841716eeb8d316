import { asObject, COMPETENCE, type Json, type Scene, type Tool } from 'holdfast/kit';

const EPOCH_MS = Date.UTC(2026, 2, 3, 9, 0, 0);

/** A desk with a search over known parcels, and a model that has nothing to say. */
export function sceneOf(places: Readonly<Record<string, string>>): Scene {
  return {
    epochMs: EPOCH_MS,
    segments: [],
    documents: [],
    inventions: {},
    competence: COMPETENCE,
    tools: { find: findIn(places) },
    model: { complete: () => ({}), refusals: ['No.'], refuseInFields: () => ({}), abstainFields: [] },
  };
}

function findIn(places: Readonly<Record<string, string>>): Tool {
  const placeOf = (parcel: Json | undefined) =>
    typeof parcel === 'string' && Object.hasOwn(places, parcel) ? (places[parcel] ?? null) : null;
  return { latencyMs: 40, answer: (args) => ({ value: { place: placeOf(asObject(args)?.['parcel']) } }) };
}
