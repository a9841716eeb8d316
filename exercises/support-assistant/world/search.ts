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
    const asked = { keys: new Set(scene.asksIn(text)), words: longWordsOf(text) };
    const ranked = scene.documents
      .map((document) => ({ document, score: score(document, asked) + 0.02 * scene.draw(document.id) }))
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

interface Asked {
  /** Keys of what the query asks. */
  keys: ReadonlySet<string>;
  /** Its words of five letters and more, in lower case. */
  words: readonly string[];
}

function score(document: SceneDocument, { keys, words }: Asked): number {
  const answers = document.facts.some((f) => keys.has(f.key));
  const isNear = document.near.some((k) => keys.has(k));
  const meaning = answers ? 0.72 : isNear ? 0.46 : 0.28;
  const age = document.status === 'archived' && answers ? 0.07 : 0;
  return meaning + age + 0.16 * shareHeld(words, document);
}

function longWordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
}

const lowered = new WeakMap<SceneDocument, string>();

/** Share of the words that the document holds. */
function shareHeld(words: readonly string[], document: SceneDocument): number {
  if (words.length === 0) return 0;
  const held = lowered.get(document) ?? document.text.toLowerCase();
  lowered.set(document, held);
  return words.filter((w) => held.includes(w)).length / words.length;
}
