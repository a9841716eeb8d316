import { isObject, type JsonObject } from '#domain/json';
import { type Attempt, type Fault, modelFault } from '../fault.ts';
import { recognise, wordsOfAll } from '../recognise.ts';
import type { Resolved } from '../route.ts';
import type { ModelView, Reading, Scene, Segment } from '../scene.ts';
import { type Mark, selfReport } from './certainty.ts';
import { type Evidence, type ReadingRules, readKey } from './evidence.ts';
import type { Instruction } from './instructions.ts';
import { schemaOf } from './project.ts';
import { type ChatRequest, contextOf } from './request.ts';
import { callable, resultsIn } from './tool-calls.ts';

type Draw = (name: string) => number;

/** What one answer is made from. */
export interface Situation {
  scene: Scene;
  faults: readonly Fault[];
  delivered: ReadonlySet<string>;
  request: ChatRequest;
  model: Resolved;
  attempt: Attempt;
  promptTokens: number;
  obeyed: readonly Instruction[];
  draw: Draw;
}

/** What the model goes by in one request. */
export interface Grounds {
  evidence: Evidence;
  rules: ReadingRules;
}

/** What a view leaves behind: what was read by key, and which texts of the answer are right. */
export interface Notes {
  marks: Mark[];
  readings: Map<string, Reading>;
}

/** What the model goes by in one request: what stands in it, and how well it reads. */
export function groundsOf(situation: Situation): Grounds {
  const { scene, draw } = situation;
  const fabricate = modelFault(situation.faults, 'fabricate', situation.attempt)?.how;
  return {
    evidence: evidenceOf(situation),
    rules: {
      competence: situation.model.competence,
      inventions: scene.inventions,
      canAbstain: Object.keys(propertiesOf(situation)).some((p) => scene.model.abstainFields.includes(p)),
      forced: {
        slip: isHit(situation, 'slip'),
        stale: isHit(situation, 'stale'),
        ...(fabricate && { fabricate }),
      },
      draw,
    },
  };
}

/** One request as a behaviour sees it. What it reads or marks is added to `notes`. */
export function viewOf(situation: Situation, { evidence, rules }: Grounds, notes: Notes): ModelView {
  const { scene, request, model, draw } = situation;
  const { competence } = model;
  const segments = recognise(scene.segments, evidence.contextWords);
  const properties = propertiesOf(situation);
  return {
    segments,
    competence,
    route: model.route,
    version: model.version.id,
    asks: believedAsks(segments, competence.quotedConfusion, draw),
    read: (key) => {
      const reading = readKey(key, evidence, rules);
      notes.readings.set(key, reading);
      if (reading.kind !== 'abstain')
        notes.marks.push({ text: reading.value, isRight: reading.kind === 'right' });
      return reading;
    },
    mark: (text, isRight, more) => void notes.marks.push({ text, isRight, ...more }),
    selfReport: (isRight) => selfReport(isRight || isHit(situation, 'overconfident'), draw),
    obeys: (id) => situation.obeyed.some((i) => i.id === id),
    tools: callable(request).map((t) => t.function.name),
    results: resultsIn(request),
    wants: (property) => Object.hasOwn(properties, property),
    schemaOf: (property) => properties[property] as JsonObject | undefined,
    structured: schemaOf(request) !== undefined,
    text: evidence.contextText,
    promptTokens: situation.promptTokens,
    draw,
    pick: (name, list) => list[Math.floor(draw(`pick:${name}`) * list.length)] as (typeof list)[number],
    faulty: (kind) => isHit(situation, kind),
  };
}

function propertiesOf({ request }: Situation): JsonObject {
  const found = schemaOf(request)?.['properties'];
  return isObject(found) ? found : {};
}

function isHit(
  { faults, attempt }: Situation,
  kind: 'slip' | 'stale' | 'drift' | 'overconfident' | 'fabricate',
): boolean {
  return modelFault(faults, kind, attempt) !== undefined;
}

function evidenceOf({ scene, delivered, request, promptTokens }: Situation): Evidence {
  const contextText = contextOf(request);
  return {
    contextText,
    contextWords: wordsOfAll(request.messages.map((m) => m.content ?? '')),
    contextTokens: promptTokens,
    documents: scene.documents,
    delivered,
  };
}

/** Live questions; a quoted one instead, when old mail is in the context and the model takes it for the question. */
function believedAsks(segments: readonly Segment[], confusion: number, draw: Draw): string[] {
  const live = segments.filter((s) => s.live).flatMap((s) => s.asks);
  const quoted = segments.filter((s) => !s.live).flatMap((s) => s.asks);
  if (quoted.length > 0 && live.length > 0 && draw('quoted') < confusion) return [...new Set(quoted)];
  return [...new Set(live.length > 0 ? live : quoted)];
}
