import { describe, expect, it } from 'vitest';
import type { Reach } from '#simulation/model/reach';
import type { Scene } from '#simulation/scene';
import {
  aDocument,
  anOldDocument,
  anOutside,
  aRequest,
  aScene,
  ask,
  call,
  jsonSchema,
  QUESTION,
  SPAN,
} from '../builders.ts';

const SCHEMA = jsonSchema({ readings: {}, asks: {}, answerable: { type: 'boolean' } });
const WITHOUT_A_WAY_OUT = jsonSchema({ readings: {}, asks: {} });
/** Long enough that its rule is a small part of it. */
const LONG = aDocument({
  text: `${SPAN} ${Array.from({ length: 60 }, (_, i) => `Shelf ${i} holds jackets of size ${i * 2}.`).join(' ')}`,
});

/** What the one call of a trial is said to have had to go by. */
function reach(
  context: string,
  {
    scene = {},
    searched = true,
    schema = SCHEMA,
  }: Partial<{ scene: Partial<Scene>; searched: boolean; schema: object }> = {},
): Reach {
  const seen: Reach[] = [];
  const outside = anOutside({ scene: aScene(scene), onReach: (one) => void seen.push(one) });
  if (searched) call(outside, 'tool.search');
  ask(outside, aRequest(context, schema as typeof SCHEMA));
  const [only] = seen;
  if (!only || seen.length > 1) throw new Error(`${seen.length} calls were told`);
  return only;
}

const standings = (of: Reach) => of.keys[0]?.stated.map(({ id, standing }) => `${id} ${standing}`);

describe('of a call that the model works on', () => {
  it('is told which document its answer came from', () => {
    const seen = reach(`${QUESTION}\n${aDocument().text}`);
    expect(seen.keys[0]).toMatchObject({ key: 'return_window', reading: { kind: 'right', source: 'KB-1' } });
    expect(standings(seen)).toEqual(['KB-1 read']);
    expect(seen.documents).toMatchObject([{ id: 'KB-1', isDelivered: true, share: 1 }]);
  });

  it('is told that a document was never received, and that the answer is made up', () => {
    const seen = reach(QUESTION, { searched: false, schema: WITHOUT_A_WAY_OUT });
    expect(seen.keys[0]?.reading.kind).toBe('fabricated');
    expect(standings(seen)).toEqual(['KB-1 not_fetched']);
    expect(seen.documents).toEqual([]);
  });

  it('is told that a document was received and left out', () => {
    expect(standings(reach(QUESTION))).toEqual(['KB-1 left_out']);
  });

  it('is told that the sentence was cut off, and how much of the document came', () => {
    const tail = LONG.text.slice(SPAN.length / 2 + 600);
    const seen = reach(`${QUESTION}\n${tail}`, { scene: { documents: [LONG] } });
    expect(standings(seen)).toEqual(['KB-1 cut']);
    expect(seen.documents[0]?.share).toBeGreaterThan(0.5);
    expect(seen.documents[0]?.share).toBeLessThan(0.9);
  });

  it('is told of every document that states the rule, the archived one too', () => {
    const documents = [aDocument(), anOldDocument()];
    const seen = reach(`${QUESTION}\n${anOldDocument().text}`, { scene: { documents } });
    expect(seen.keys[0]?.reading).toMatchObject({ kind: 'stale', source: 'KB-2' });
    expect(standings(seen)).toEqual(['KB-1 left_out', 'KB-2 read']);
  });

  it('is told how much of the question came, and whether it was recognised', () => {
    expect(reach(`${QUESTION} Thank you.`).segments).toMatchObject([{ share: 1, isRecognised: true }]);
    const [half] = reach(QUESTION.slice(0, QUESTION.length / 2)).segments;
    expect(half?.isRecognised).toBe(false);
    expect(half?.share).toBeGreaterThan(0.2);
    expect(half?.share).toBeLessThan(0.7);
  });
});

describe('telling what the model had to go by', () => {
  it('changes nothing of a trial', () => {
    const traceOf = (onReach?: (reach: Reach) => void) => {
      const outside = anOutside(onReach ? { onReach } : {});
      call(outside, 'tool.search');
      call(outside, 'model.chat', { request: aRequest(`${QUESTION}\n${aDocument().text}`, SCHEMA) });
      const { entries } = outside.trace;
      return JSON.stringify(entries.map(({ id: _, ...entry }) => entry)).replaceAll(/cmpl[^"]*/g, '');
    };
    expect(traceOf(() => undefined)).toBe(traceOf());
  });

  it('says nothing of a call that never came to the model', () => {
    const seen: Reach[] = [];
    const busy = { on: 'model', kind: 'error', status: 500, times: 1 } as const;
    const outside = anOutside({ faults: [busy], onReach: (one) => void seen.push(one) });
    call(outside, 'model.chat', { request: aRequest(QUESTION, SCHEMA) });
    expect(seen).toEqual([]);
  });
});
