import { describe, expect, it } from 'vitest';
import { keyOf } from '#simulation/random';
import type { Scene } from '#simulation/scene';
import {
  aDocument,
  anOldDocument,
  anOutside,
  aRequest,
  aScene,
  ask,
  call,
  type Fields,
  fieldsOf,
  jsonSchema,
  OLD_SPAN,
  QUESTION,
  SOUND,
  SPAN,
} from './builders.ts';

const FIELDS = { readings: {}, asks: {}, luck: {}, drifts: {} };
const WITH_FIELD = { ...FIELDS, answerable: { type: 'boolean' } };

interface Situation {
  scene?: Partial<Scene>;
  /** What is in the prompt besides the question. */
  context: string;
  searched?: boolean;
  canAbstain?: boolean;
  sample?: number;
}

/** What the model reads about the one question of the scene. */
function reading({ scene = {}, context, searched = true, canAbstain = true, sample = 0 }: Situation) {
  const outside = anOutside({ scene: aScene(scene), key: keyOf('tests', 'evidence', sample) });
  if (searched) call(outside, 'tool.search');
  const schema = jsonSchema(canAbstain ? WITH_FIELD : FIELDS);
  const [found] = fieldsOf(ask(outside, aRequest(`${QUESTION}\n${context}`, schema))).readings;
  if (!found) throw new Error('the question was not recognised');
  return found;
}

/** How often readings are of a kind, over a thousand lucks. */
function shareOf(kind: string, situation: Situation): number {
  const kinds = Array.from({ length: 1_000 }, (_, sample) => reading({ ...situation, sample }).kind);
  return kinds.filter((k) => k === kind).length / kinds.length;
}

describe('the model knows a rule', () => {
  it('when the sentence is in the prompt and the host delivered its document', () => {
    expect(reading({ context: aDocument().text })).toEqual({
      kind: 'right',
      value: '30 days',
      quote: SPAN,
      source: 'KB-1',
    });
  });

  it('from the sentence alone, trimmed out of its document and escaped as JSON', () => {
    expect(reading({ context: JSON.stringify([{ quote: SPAN }]) }).kind).toBe('right');
  });

  it('not from a sentence that the learner wrote without having received it', () => {
    const written = reading({ context: aDocument().text, searched: false });
    expect(written.kind).toBe('abstain');
  });

  it('not from a document that was delivered and left out of the prompt', () => {
    expect(reading({ context: 'Nothing of use.' }).kind).toBe('abstain');
  });

  it('not from a paraphrase of the sentence', () => {
    expect(reading({ context: 'Returns are possible for a month after the parcel arrives.' }).kind).toBe(
      'abstain',
    );
  });

  it('not from half the sentence, as a chunk border leaves it', () => {
    expect(reading({ context: SPAN.slice(0, SPAN.length / 2) }).kind).toBe('abstain');
  });

  it('only once the search has answered, not while it is under way', () => {
    const outside = anOutside();
    outside.start({ id: 1, op: 'tool.search', args: {} });
    const early = ask(outside, aRequest(`${QUESTION}\n${SPAN}`, jsonSchema(WITH_FIELD)));
    expect(fieldsOf(early).readings[0]?.kind).toBe('abstain');
  });

  it('not from a search that timed out', () => {
    const outside = anOutside();
    expect(call(outside, 'tool.search', { options: { timeoutMs: 5 } }).ok).toBe(false);
    const answer = ask(outside, aRequest(`${QUESTION}\n${SPAN}`, jsonSchema(WITH_FIELD)));
    expect(fieldsOf(answer).readings[0]?.kind).toBe('abstain');
  });

  it('not from a search that came back empty', () => {
    const outside = anOutside({ faults: [{ on: 'tool', tool: 'search', kind: 'empty' }] });
    expect(call(outside, 'tool.search')).toMatchObject({ ok: true, value: [] });
    const answer = ask(outside, aRequest(`${QUESTION}\n${SPAN}`, jsonSchema(WITH_FIELD)));
    expect(fieldsOf(answer).readings[0]?.kind).toBe('abstain');
  });
});

describe('a slip', () => {
  const scene = { competence: { ...SOUND, slip: 1 } };

  it('gives another value of the same form, with the right sentence and source', () => {
    const slip = reading({ context: SPAN, scene });
    expect(slip).toMatchObject({ kind: 'slip', quote: SPAN, source: 'KB-1' });
    expect(slip.value).toMatch(/^\d+ days$/);
    expect(slip.value).not.toBe('30 days');
  });

  it('happens as often as the model’s competence says', () => {
    const often = { competence: { ...SOUND, slip: 0.3 } };
    expect(shareOf('slip', { context: SPAN, scene: often })).toBeCloseTo(0.3, 1);
  });
});

describe('of two versions of a rule', () => {
  const documents = [anOldDocument(), aDocument()];
  const both = `${OLD_SPAN}\n${SPAN}`;
  const competence = { ...SOUND, staleWithoutDates: 0.45, staleWithDates: 0.04 };

  it('the model takes the old one often when no dates are in the prompt', () => {
    expect(shareOf('stale', { context: both, scene: { documents, competence } })).toBeCloseTo(0.45, 1);
  });

  it('the model takes the old one rarely when its date is there', () => {
    const dated = `${both}\nupdated 2024-05-01`;
    const share = shareOf('stale', { context: dated, scene: { documents, competence } });
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.08);
  });

  it('the model never takes the old one when the learner left it out', () => {
    const always = { ...SOUND, staleWithoutDates: 1, staleWithDates: 1 };
    expect(reading({ context: SPAN, scene: { documents, competence: always } }).kind).toBe('right');
  });

  it('the old one is all it has when the new one was left out', () => {
    expect(reading({ context: OLD_SPAN, scene: { documents } })).toMatchObject({
      kind: 'stale',
      value: '14 days',
    });
  });
});

describe('without evidence the model', () => {
  const abstaining = { ...SOUND, abstainWithField: 0.6, abstainWithoutField: 0.08 };
  const scene = { competence: abstaining };

  it('says so often where the schema has a field for it', () => {
    expect(shareOf('abstain', { context: '', scene })).toBeCloseTo(0.6, 1);
  });

  it('says so rarely where nothing lets it', () => {
    const share = shareOf('abstain', { context: '', scene, canAbstain: false });
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.13);
  });

  it('makes up an answer with a source that does not exist or does not say it', () => {
    const sources = Array.from({ length: 60 }, (_, sample) =>
      reading({ context: '', scene: { competence: { ...SOUND, abstainWithField: 0 } }, sample }),
    );
    expect(new Set(sources.map((s) => s.kind))).toEqual(new Set(['fabricated']));
    expect(new Set(sources.map((s) => s.value))).toEqual(new Set(['90 days']));
    expect(sources.some((s) => s.source === 'KB-1')).toBe(true);
    expect(sources.some((s) => /^KB-9\d\d$/.test(s.source ?? ''))).toBe(true);
  });

  it('cites no document that the learner never received', () => {
    const sources = Array.from({ length: 60 }, (_, sample) =>
      reading({
        context: '',
        searched: false,
        scene: { competence: { ...SOUND, abstainWithField: 0 } },
        sample,
      }),
    );
    expect(sources.filter((s) => s.source === 'KB-1')).toEqual([]);
  });

  it('says nothing where even an invention is missing', () => {
    expect(reading({ context: '', canAbstain: false, scene: { inventions: {} } }).kind).toBe('abstain');
  });
});

describe('a fault of reading', () => {
  const readWith = (fault: Parameters<typeof anOutside>[0], context: string): Fields => {
    const outside = anOutside({ scene: aScene({ documents: [anOldDocument(), aDocument()] }), ...fault });
    call(outside, 'tool.search');
    return fieldsOf(ask(outside, aRequest(`${QUESTION}\n${context}`, jsonSchema(WITH_FIELD))));
  };

  it('makes the model slip', () => {
    const { readings } = readWith({ faults: [{ on: 'model', kind: 'slip' }] }, SPAN);
    expect(readings[0]?.kind).toBe('slip');
  });

  it('makes it take the old version, unless the dates are there', () => {
    const faults = [{ on: 'model', kind: 'stale' } as const];
    expect(readWith({ faults }, `${SPAN}\n${OLD_SPAN}`).readings[0]?.kind).toBe('stale');
    expect(readWith({ faults }, `${SPAN}\n${OLD_SPAN}\n2024-05-01`).readings[0]?.kind).toBe('right');
  });

  it.each([
    ['invented-id', /^KB-9\d\d$/],
    ['real-id', /^KB-[12]$/],
  ] as const)('makes it invent an answer with %s', (how, source) => {
    const { readings } = readWith({ faults: [{ on: 'model', kind: 'fabricate', how }] }, 'nothing');
    expect(readings[0]).toMatchObject({ kind: 'fabricated', source: expect.stringMatching(source) });
  });

  it('never overrides evidence with an invention', () => {
    const faults = [{ on: 'model', kind: 'fabricate', how: 'real-id' } as const];
    expect(readWith({ faults }, SPAN).readings[0]?.kind).toBe('right');
  });
});

describe('old mail below a question', () => {
  const quoted = 'Do you also sell gift cards for the summer season this year?';
  const segments = [
    { id: 'live', text: QUESTION, asks: ['return_window'], labels: {}, live: true },
    { id: 'quoted', text: quoted, asks: ['gift_cards'], labels: {}, live: false },
  ];
  const asksOf = (quotedConfusion: number, prompt: string) => {
    const scene = aScene({ segments, competence: { ...SOUND, quotedConfusion } });
    return fieldsOf(ask(anOutside({ scene }), aRequest(prompt, jsonSchema(FIELDS)))).asks;
  };

  it('can be taken for the question', () => {
    expect(asksOf(1, `${QUESTION}\n> ${quoted}`)).toEqual(['gift_cards']);
    expect(asksOf(0, `${QUESTION}\n> ${quoted}`)).toEqual(['return_window']);
  });

  it('cannot when the learner cut it off', () => {
    expect(asksOf(1, QUESTION)).toEqual(['return_window']);
  });
});
