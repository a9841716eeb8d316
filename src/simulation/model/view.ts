import { isObject, type JsonObject } from '#domain/json';
import { type Attempt, type Fault, modelFault } from '../fault.ts';
import { recognise, words } from '../recognise.ts';
import type { Resolved } from '../route.ts';
import type { ModelView, Scene, Segment } from '../scene.ts';
import { type Mark, selfReport } from './certainty.ts';
import { type Evidence, readKey } from './evidence.ts';
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

/** One request as a behaviour sees it. What it reads or marks is added to `marks`. */
export function viewOf(situation: Situation, marks: Mark[]): ModelView {
  const { scene, request, model, draw } = situation;
  const { competence } = model;
  const evidence = evidenceOf(situation);
  const segments = recognise(scene.segments, evidence.contextWords);
  const schema = schemaOf(request);
  const found = schema?.['properties'];
  const properties: JsonObject = isObject(found) ? found : {};
  const hit = (kind: 'slip' | 'stale' | 'drift' | 'overconfident') =>
    modelFault(situation.faults, kind, situation.attempt) !== undefined;
  const fabricate = modelFault(situation.faults, 'fabricate', situation.attempt)?.how;
  const rules = {
    competence,
    inventions: scene.inventions,
    canAbstain: Object.keys(properties).some((p) => scene.model.abstainFields.includes(p)),
    forced: { slip: hit('slip'), stale: hit('stale'), ...(fabricate && { fabricate }) },
    draw,
  };
  return {
    segments,
    competence,
    route: model.route,
    version: model.version.id,
    asks: believedAsks(segments, competence.quotedConfusion, draw),
    read: (key) => {
      const reading = readKey(key, evidence, rules);
      if (reading.kind !== 'abstain') marks.push({ text: reading.value, isRight: reading.kind === 'right' });
      return reading;
    },
    mark: (text, isRight) => void marks.push({ text, isRight }),
    selfReport: (isRight) => selfReport(isRight || hit('overconfident'), draw),
    obeys: (id) => situation.obeyed.some((i) => i.id === id),
    tools: callable(request).map((t) => t.function.name),
    results: resultsIn(request),
    wants: (property) => Object.hasOwn(properties, property),
    schemaOf: (property) => properties[property] as JsonObject | undefined,
    structured: schema !== undefined,
    draw,
    pick: (name, list) => list[Math.floor(draw(`pick:${name}`) * list.length)] as (typeof list)[number],
    faulty: (kind) => hit(kind),
  };
}

function evidenceOf({ scene, delivered, request, promptTokens }: Situation): Evidence {
  const contextText = contextOf(request);
  return {
    contextText,
    contextWords: words(contextText),
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
