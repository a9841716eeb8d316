import { asText, isJsonObject, type Json, type SceneDocument, type Tool } from 'holdfast/kit';

const DEFAULT_HITS = 5;
const MOST_HITS = 10;

/** `kbSearch`: finds articles by meaning where the query holds the customer's words, by shared words otherwise. Archived ones rank first. */
export const kbSearch: Tool = {
  latencyMs: 310,
  answer(args, scene) {
    const query = isJsonObject(args) ? args : {};
    const text = asText(query['text']) ?? '';
    const wanted =
      typeof query['k'] === 'number'
        ? Math.max(1, Math.min(MOST_HITS, Math.floor(query['k'])))
        : DEFAULT_HITS;
    const asks = new Set(scene.asksIn(text));
    const ranked = scene.documents
      .map((document) => ({ document, score: score(document, asks, text) + 0.02 * scene.draw(document.id) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, wanted);
    const value: Json = ranked.map(({ document, score: points }) => ({
      id: document.id,
      text: document.text,
      updatedAt: document.updatedAt,
      status: document.status,
      score: Math.round(Math.min(0.99, points) * 100) / 100,
    }));
    return { value, delivers: ranked.map((r) => r.document.id) };
  },
};

function score(document: SceneDocument, asks: ReadonlySet<string>, query: string): number {
  const answers = document.facts.some((f) => asks.has(f.key));
  const isNear = document.near.some((k) => asks.has(k));
  const meaning = answers ? 0.72 : isNear ? 0.46 : 0.28;
  const age = document.status === 'archived' && answers ? 0.07 : 0;
  return meaning + age + 0.16 * sharedWords(query, document.text);
}

/** Share of the query's longer words that the text holds. */
function sharedWords(query: string, text: string): number {
  const wanted = [...new Set(query.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
  if (wanted.length === 0) return 0;
  const held = text.toLowerCase();
  return wanted.filter((w) => held.includes(w)).length / wanted.length;
}
