import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/json';
import { controlHolds } from '#grader/control';
import { createEngine } from '#sandbox/engine-node';
import { anchors, anInput, asText, body, graded, opened, SOUND_PROGRAM } from './builders.ts';
import { aWorld, multiplying, talking } from './world.ts';

const ALL = ['practice', 'stress', 'traffic'] as const;

describe('a sound program', () => {
  it('is right in every trial of every suite, and exemplary', async () => {
    const { trials, report } = await graded(SOUND_PROGRAM, { suites: ALL, anchors: anchors() });
    expect(new Set(trials.map((t) => `${t.ending} ${t.verdict}`))).toEqual(new Set(['returned ok']));
    expect(report).toMatchObject({ reliability: 1, perTry: 1, vetoes: { total: 0, kinds: [] } });
    expect(report.outcome?.share).toBeGreaterThan(0.99);
    expect(report.trials).toBe(2 * 2 * 5 + 2 * 3 * 2 * 5 + 8);
  });

  it('has the level that its measures give, and the conditions of the next', async () => {
    const dear = anchors({ referenceTokensPerItem: 0.001 });
    const { report } = await graded(SOUND_PROGRAM, { suites: ALL, anchors: dear });
    expect(report.level).toBe('pilot-ready');
    expect(report.next.level).toBe('production-ready');
    expect(report.next.conditions.filter((c) => !c.met).map((c) => c.id)).toEqual(['tokens']);
  });
});

describe('what a check says of confidence', () => {
  it('is a curve of practice and one of traffic in the report, and in no report where no check speaks of it', async () => {
    const plain = multiplying();
    const surely = multiplying({
      act: (generation) => {
        const spec = plain.act(generation);
        return { ...spec, judge: (run) => ({ ...spec.judge(run), confidence: 0.8, right: true }) };
      },
    });
    const world = aWorld({ families: [surely, talking()] });
    const suites = ['practice', 'traffic'] as const;
    const over = { world: { practice: world, hidden: world }, suites, anchors: anchors() };
    const { report } = await graded(SOUND_PROGRAM, over);
    const curve = { risk: 0, aurc: 0, points: [{ threshold: 0.8, coverage: 1, risk: 0 }] };
    expect(report.confidence?.practice).toMatchObject(curve);
    expect(report.confidence?.traffic).toMatchObject(curve);
    expect((await graded(SOUND_PROGRAM, { suites })).report.confidence).toBeUndefined();
  });
});

describe('a trial', () => {
  it('gives the same bytes in any order, again and again', async () => {
    const grading = await opened(SOUND_PROGRAM, { suites: ALL });
    const indices = Array.from({ length: grading.total }, (_, i) => i);
    const forwards = indices.map((i) => asText(grading.run(i)));
    const backwards = indices.toReversed().map((i) => asText(grading.run(i)));
    const shuffled = indices.map((i) => (i * 37) % grading.total);
    expect(backwards.toReversed()).toEqual(forwards);
    expect(shuffled.map((i) => asText(grading.run(i)))).toEqual(shuffled.map((i) => forwards[i]));
    grading.close();
  });

  it('sees nothing of the trial before it', async () => {
    const counting = `let seen = 0;\n${body('seen += 1; return { kind: "said", seen };')}`;
    const { trials } = await graded(counting);
    expect(new Set(trials.map((t) => asText(t.value)))).toEqual(new Set(['{"kind":"said","seen":1}']));
  });

  it('is labelled before it is run as it is labelled after', async () => {
    const grading = await opened(SOUND_PROGRAM, { suites: ALL });
    for (const index of [0, 1, 25, grading.total - 1]) {
      expect(grading.run(index)).toMatchObject(grading.label(index));
    }
    expect(() => grading.run(grading.total)).toThrow(RangeError);
    grading.close();
  });
});

describe('the secret', () => {
  const inputsOf = async (suite: 'practice' | 'stress' | 'traffic', secret: string) => {
    const { trials } = await graded(SOUND_PROGRAM, { suites: [suite], secret });
    return asText(trials.map((t) => t.input));
  };

  it('changes nothing in practice, which is the same in every browser', async () => {
    expect(await inputsOf('practice', 'one')).toBe(await inputsOf('practice', 'two'));
  });

  it.each(['stress', 'traffic'] as const)('gives every school its own hidden values in %s', async (suite) => {
    expect(await inputsOf(suite, 'one')).not.toBe(await inputsOf(suite, 'two'));
    expect(await inputsOf(suite, 'one')).toBe(await inputsOf(suite, 'one'));
  });
});

describe('a receipt', () => {
  const receiptOf = async (program: string, over = {}) => (await graded(program, over)).report.receipt?.id;

  it('is the same in five gradings', async () => {
    const receipts = [];
    for (let i = 0; i < 5; i += 1) receipts.push(await receiptOf(SOUND_PROGRAM, { suites: ALL }));
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another for a program that behaves otherwise, another secret or another exercise', async () => {
    const receipts = [
      await receiptOf(SOUND_PROGRAM, { suites: ALL }),
      await receiptOf(body('return { kind: "handoff" };'), { suites: ALL }),
      await receiptOf(SOUND_PROGRAM, { suites: ALL, secret: 'other' }),
      await receiptOf(SOUND_PROGRAM, { suites: ALL, contentHash: 'd'.repeat(64) }),
    ];
    expect(new Set(receipts).size).toBe(4);
  });

  it('covers no time of ours', async () => {
    const grading = await opened(SOUND_PROGRAM);
    const trials = Array.from({ length: grading.total }, (_, i) => grading.run(i));
    const [one, other] = [1, 99].map((ms) => grading.report(trials, { transpile: ms, grade: ms }));
    expect(one?.receipt).toEqual(other?.receipt);
    grading.close();
  });
});

describe('a bundle', () => {
  it('without the hidden world grades practice and refuses the rest', async () => {
    const world = { practice: aWorld() };
    expect((await graded(SOUND_PROGRAM, { world })).report.reliability).toBe(1);
    await expect(opened(SOUND_PROGRAM, { world, suites: ['stress'] })).rejects.toThrow(
      'the stress suite needs the hidden world',
    );
  });

  it('that lacks a family of the manifest is a fault of ours, and no smaller suite', async () => {
    const world = { practice: aWorld({ families: [multiplying()] }) };
    await expect(opened(SOUND_PROGRAM, { world })).rejects.toThrow('names the family "talking"');
  });

  it('whose check writes a line that the sheet lacks is a fault of ours', async () => {
    const input = anInput(SOUND_PROGRAM);
    const manifest = { ...input.manifest, utility: [[{ key: 'crash', label: 'Crash', euro: -1 }]] };
    await expect(graded(SOUND_PROGRAM, { manifest })).rejects.toThrow('no line "right"');
  });
});

describe('the control program', () => {
  it('gets its known answer in a sound engine', async () => {
    expect(await controlHolds(await createEngine())).toBe(true);
    const grading = await opened('export default 1');
    expect(await grading.control()).toBe(true);
    grading.close();
  });

  it('fails in an engine that answers wrongly', async () => {
    const real = await createEngine();
    const wrong: typeof real = {
      id: real.id,
      open: async (program, surface, limits) => {
        const opening = await real.open(program, surface, limits);
        if (!opening.ok) return opening;
        const { box } = opening;
        const step: typeof box.step = (message) => {
          const answer = box.step(message);
          if (answer.kind === 'message' && answer.message.end)
            answer.message.end = { ok: true, value: { twice: 41 } };
          return answer;
        };
        return { ok: true, box: { begin: () => box.begin(), step, fuel: () => 0, close: () => box.close() } };
      },
    };
    expect(await controlHolds(wrong)).toBe(false);
  });
});

describe('a rehearsal', () => {
  const first = { family: 'multiplying', twin: 'act' };

  async function rehearsed(change: { input: Json; fault: string | null }) {
    const grading = await opened(SOUND_PROGRAM);
    const all = Array.from({ length: grading.total }, (_, i) => i);
    const index = all.find((i) => {
      const { family, twin } = grading.label(i);
      return family === first.family && twin === first.twin;
    });
    const trial = grading.rehearse(index ?? 0, change);
    grading.close();
    return trial;
  }

  it('runs the program on another input and does not hold it to the case’s answer', async () => {
    const trial = await rehearsed({ input: { ask: 'multiply', n: 3, factor: 5 }, fault: null });
    expect(trial).toMatchObject({ value: { kind: 'product', value: 15 }, verdict: 'ok', reason: 'It ran.' });
    expect(trial.input).toEqual({ ask: 'multiply', n: 3, factor: 5 });
  });

  it('plays the fault that is named, and knows no other', async () => {
    const trial = await rehearsed({ input: { ask: 'multiply', n: 3, factor: 5 }, fault: 'four' });
    expect(trial.fault).toBe('four');
    await expect(rehearsed({ input: null, fault: 'never heard of' })).rejects.toThrow(RangeError);
  });
});
