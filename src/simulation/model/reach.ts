import { occursIn, shareIn } from '../recognise.ts';
import type { Fact, Reading, SceneDocument } from '../scene.ts';
import { type Evidence, isOverlooked } from './evidence.ts';
import type { Grounds, Situation } from './view.ts';

/** A stretch of the case's text, and how much of it reached the model. */
export interface SegmentReach {
  id: string;
  /** False for quoted older text. */
  live: boolean;
  text: string;
  /** Share of it that the request holds, 0 to 1. */
  share: number;
  /** Whether that was enough to be recognised. */
  isRecognised: boolean;
}

/** A document, and how much of it reached the model. */
export interface DocumentReach {
  id: string;
  title: string;
  status: SceneDocument['status'];
  /** Whether the program had received it by then; what it made up itself does not count. */
  isDelivered: boolean;
  /** Share of its text that the request holds, 0 to 1. */
  share: number;
}

/**
 * Where a document that states a fact stood: read; passed over in the middle of a long request; its sentence cut off;
 * none of it in the request; never received by the program.
 */
export type Standing = 'read' | 'overlooked' | 'cut' | 'left_out' | 'not_fetched';

/** One thing that the model had to know, and what it had to go by. */
export interface KeyReach {
  key: string;
  reading: Reading;
  /** Every document of the case that states it. */
  stated: { id: string; title: string; status: SceneDocument['status']; standing: Standing }[];
}

/** What one call put before the simulated model, and what it made of that. For who looks at a trial; nothing is judged by it. */
export interface Reach {
  /** Id of the operation that asked. */
  operation: number;
  promptTokens: number;
  windowTokens: number;
  segments: SegmentReach[];
  /** Those that the program had received, or that the request holds a part of. */
  documents: DocumentReach[];
  keys: KeyReach[];
}

/** Below this share, what a request has in common with a document is chance. */
const NEXT_TO_NOTHING = 0.1;

/** A call that the model has answered. `readings`: what it made of each key, in the order in which it read them. */
export function reachOf(
  { scene, model, promptTokens }: Situation,
  grounds: Grounds,
  readings: ReadonlyMap<string, Reading>,
): Omit<Reach, 'operation'> {
  const { contextWords } = grounds.evidence;
  const documents = scene.documents.map((document) => documentReach(document, grounds.evidence));
  return {
    promptTokens,
    windowTokens: model.competence.contextTokens,
    segments: scene.segments.map(({ id, live, text }) => {
      const share = shareIn(text, contextWords);
      return { id, live, text, share, isRecognised: occursIn(text, contextWords) };
    }),
    documents: documents.filter((d) => d.isDelivered || d.share >= NEXT_TO_NOTHING),
    keys: [...readings].map(([key, reading]) => ({
      key,
      reading,
      stated: scene.documents.flatMap((document) => statedIn(document, key, grounds)),
    })),
  };
}

function documentReach({ id, title, status, text }: SceneDocument, evidence: Evidence): DocumentReach {
  const share = shareIn(text, evidence.contextWords);
  return { id, title, status, isDelivered: evidence.delivered.has(id), share };
}

function statedIn(document: SceneDocument, key: string, grounds: Grounds): KeyReach['stated'] {
  const { id, title, status } = document;
  const fact = document.facts.find((f) => f.key === key);
  return fact ? [{ id, title, status, standing: standingOf(fact, document, grounds) }] : [];
}

function standingOf(fact: Fact, { id, text }: SceneDocument, { evidence, rules }: Grounds): Standing {
  if (!evidence.delivered.has(id)) return 'not_fetched';
  if (occursIn(fact.span, evidence.contextWords))
    return isOverlooked(fact, evidence, rules) ? 'overlooked' : 'read';
  return shareIn(text, evidence.contextWords) >= NEXT_TO_NOTHING ? 'cut' : 'left_out';
}
