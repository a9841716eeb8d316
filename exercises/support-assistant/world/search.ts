import { asText, isJsonObject, type Json, type Tool, type ToolView } from 'holdfast/kit';
import type { Article } from './knowledge.ts';

const DEFAULT_HITS = 5;
const MOST_HITS = 10;

/**
 * `kbSearch`: finds articles by meaning where the query holds the customer's words, by shared words otherwise. Archived
 * ones rank first. The score orders one list of hits and says nothing besides: what nobody wrote an article about finds
 * something that looks like it all the same.
 */
export const kbSearch: Tool = {
  latencyMs: 310,
  answer(args, scene) {
    const query = isJsonObject(args) ? args : {};
    const text = asText(query['text']) ?? '';
    const lang = asText(query['lang']);
    const asked = askedBy(text, scene);
    const ranked = (scene.documents as readonly Article[])
      .filter((document) => lang === undefined || document.lang === lang)
      .map((document) => ({ document, score: scoreOf(document, asked, scene) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, hitsWanted(query['k']));
    const value: Json = ranked.map(({ document, score }) => shown(document, score));
    return { value, delivers: ranked.map((r) => r.document.id) };
  },
};

function hitsWanted(k: Json | undefined): number {
  return typeof k === 'number' ? Math.max(1, Math.min(MOST_HITS, Math.floor(k))) : DEFAULT_HITS;
}

/** An outdated translation is live as far as the knowledge base knows. */
function shown(document: Article, score: number): Json {
  const { id, text, updatedAt, status, lang, translationOf, record } = document;
  return {
    id,
    text,
    updatedAt,
    status: translationOf ? 'live' : status,
    lang,
    translationOf: translationOf ? { ...translationOf } : null,
    record: record ? { ...record } : null,
    score: Math.round(Math.min(0.99, score) * 100) / 100,
  };
}

/** Of all articles so many look like an answer to what none answers. */
const LOOKS_ALIKE = 0.12;

interface Asked {
  /** Keys of what the query asks. */
  keys: ReadonlySet<string>;
  /** Those of them that no article answers. */
  unknown: ReadonlySet<string>;
  /** Its words of five letters and more, in lower case. */
  words: readonly string[];
}

function askedBy(text: string, scene: ToolView): Asked {
  const keys = new Set(scene.asksIn(text));
  const isAnswered = (key: string) => scene.documents.some((d) => d.facts.some((f) => f.key === key));
  const words = [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
  return { keys, unknown: new Set([...keys].filter((key) => !isAnswered(key))), words };
}

function scoreOf(document: Article, { keys, unknown, words }: Asked, scene: ToolView): number {
  const luck = scene.draw(`score:${document.id}`);
  const shared = 0.14 * shareHeld(words, document);
  if (document.facts.some((f) => keys.has(f.key))) {
    const age = document.status === 'archived' ? 0.08 : 0;
    return 0.62 + 0.18 * luck + age + shared;
  }
  if (document.near.some((k) => unknown.has(k))) return 0.66 + 0.16 * luck + shared;
  if (unknown.size > 0 && scene.draw(`like:${document.id}`) < LOOKS_ALIKE) return 0.6 + 0.22 * luck + shared;
  const isNear = document.near.some((k) => keys.has(k));
  return (isNear ? 0.42 : 0.24) + 0.14 * luck + shared;
}

const lowered = new WeakMap<Article, string>();

/** Share of the words that the document holds. */
function shareHeld(words: readonly string[], document: Article): number {
  if (words.length === 0) return 0;
  const held = lowered.get(document) ?? document.text.toLowerCase();
  lowered.set(document, held);
  return words.filter((w) => held.includes(w)).length / words.length;
}
