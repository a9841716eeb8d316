import type { JsonObject, ModelBehaviour, ModelView, Route } from 'holdfast/kit';

export const PRIMARY = 'aurora-latest';
/** Writes slowly, has a window four times as large, and costs six times as much. */
export const FALLBACK = 'borealis-latest';
/** As slow, and its window is no larger than the primary's. */
export const SMALL_FALLBACK = 'borealis-small';

/** A large model in another region: about a fifth of a second for every token. */
const SLOW = { firstMs: 3_000, perTokenMs: 190 };

export const ROUTES: readonly Route[] = [
  {
    name: PRIMARY,
    versions: [{ id: 'aurora-2-2026-03-01', fingerprint: 'fp_aurora2_0301' }],
    prices: { promptEuroPerMillion: 0.15, completionEuroPerMillion: 0.6 },
  },
  {
    name: FALLBACK,
    versions: [{ id: 'borealis-1-2026-02-10', fingerprint: 'fp_borealis1_0210' }],
    competence: { contextTokens: 32_000 },
    pace: SLOW,
    prices: { promptEuroPerMillion: 0.9, completionEuroPerMillion: 3.6 },
  },
  {
    name: SMALL_FALLBACK,
    versions: [{ id: 'borealis-small-2026-02-10', fingerprint: 'fp_borealis_s_0210' }],
    pace: SLOW,
    prices: { promptEuroPerMillion: 0.9, completionEuroPerMillion: 3.6 },
  },
];

/** A minute in which the primary writes about one token a second: nothing is silent, and nothing gets done. */
export const TRICKLE: readonly Route[] = ROUTES.map((route) =>
  route.name === PRIMARY ? { ...route, pace: { perTokenMs: 1_200 } } : route,
);

/** The route that a request names, by alias or by pinned version; undefined when there is none. */
export function routeOf(model: string): string | undefined {
  return ROUTES.find((r) => r.name === model || r.versions.some((v) => v.id === model))?.name;
}

/** Answers that a call may get, by route. */
export type Answers = Record<string, string[]>;

/** Writes one of the answers that were prepared for the call it recognises. */
export function travelModel(refusals: readonly string[]): ModelBehaviour {
  return {
    refusals: [...refusals],
    abstainFields: [],
    refuseInFields: (fields, refusal) => ({ ...fields, answer: refusal }),
    complete: (view) => ({ answer: answerOf(view) }),
    prose: (fields) => String(fields['answer']),
  };
}

function answerOf(view: ModelView): string {
  const [segment] = view.segments;
  if (!segment) return 'Thank you for the message. Could you say a little more about what you need?';
  const answers = segment.labels['answers'] as JsonObject;
  return view.pick('answer', answers[view.route ?? PRIMARY] as string[]);
}
