import { describe, expect, it } from 'vitest';
import type { SuiteName } from '#domain/suite';
import { planTrials } from '#grader/plan';
import type { ExerciseWorld } from '#kit/define';
import type { Rand } from '#simulation/random';
import { aManifest } from './builders.ts';
import { aWorld, multiplying, type Shop, talking } from './world.ts';

function plan(suite: SuiteName, over: Partial<Parameters<typeof planTrials>[0]> = {}) {
  return planTrials({
    manifest: aManifest(),
    bundle: { practice: aWorld(), hidden: aWorld() },
    stage: 1,
    suites: [suite],
    secret: 'school',
    ...over,
  });
}

describe('a suite with twins', () => {
  it('runs every case of every family five times, in both twins', () => {
    const trials = plan('stress');
    expect(trials).toHaveLength(2 * 3 * 5 * 2);
    const cells = new Set(trials.map((t) => [t.case, t.seed, t.twin].join()));
    expect(cells.size).toBe(trials.length);
  });

  it('begins with one trial of each family', () => {
    expect(
      plan('stress')
        .slice(0, 2)
        .map((t) => t.family),
    ).toEqual(['multiplying', 'talking']);
  });

  it('plays the entry of the menu that the seed names, and begins anew after the last', () => {
    const short = talking({
      menu: [
        { name: 'a', faults: [] },
        { name: 'b', faults: [] },
      ],
    });
    const bundle = { practice: aWorld({ families: [multiplying(), short] }) };
    const trials = plan('practice', { bundle }).filter((t) => t.family === 'talking' && t.twin === 'act');
    const faults = trials.toSorted((a, b) => a.seed - b.seed).map((t) => t.fault);
    expect(faults).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('gives both twins the same world and the same luck', () => {
    const cells = Map.groupBy(plan('stress'), (t) => `${t.case}/${t.seed}`);
    for (const [act, hold] of cells.values()) {
      expect(act?.key).toEqual(hold?.key);
      expect(act?.generate().spec.input).toMatchObject({ ask: expect.any(String) });
    }
    const factors = plan('stress')
      .filter((t) => t.case === 'multiplying-1')
      .map((t) => (t.generate().spec.input as { factor: number }).factor);
    expect(new Set(factors).size).toBe(1);
  });

  it('gives each case a world of its own', () => {
    const inputs = plan('stress').filter((t) => t.family === 'multiplying');
    const factors = inputs.map((t) => (t.generate().spec.input as { factor: number }).factor);
    expect(new Set(factors).size).toBe(3);
  });

  it('asks the same of every seed of a case: only its faults and its luck differ', () => {
    const trials = plan('stress').filter((t) => t.case === 'multiplying-1' && t.twin === 'act');
    expect(new Set(trials.map((t) => JSON.stringify(t.generate().spec.input))).size).toBe(1);
    expect(new Set(trials.map((t) => t.key.join())).size).toBe(5);
  });

  it('leaves out families that a later stage brings or supersedes', () => {
    const stages = [
      { title: 'One', brief: 'a', families: ['multiplying'], supersedes: [] },
      { title: 'Two', brief: 'b', families: ['talking'], supersedes: ['multiplying'] },
    ];
    const familiesAt = (stage: number) =>
      new Set(plan('practice', { manifest: aManifest({ stages }), stage }).map((t) => t.family));
    expect(familiesAt(1)).toEqual(new Set(['multiplying']));
    expect(familiesAt(2)).toEqual(new Set(['talking']));
  });

  it('grades hidden families of earlier stages again with fewer cases, where the world says so', () => {
    const stages = [
      { title: 'One', brief: 'a', families: ['multiplying'], supersedes: [] },
      { title: 'Two', brief: 'b', families: ['talking'], supersedes: [] },
    ];
    const world = aWorld({ cases: { practice: 2, stress: 3, again: 1 } });
    const casesAt = (suite: SuiteName, stage: number) => {
      const bundle = { practice: world, hidden: world };
      const trials = plan(suite, { manifest: aManifest({ stages }), bundle, stage });
      return Object.groupBy([...new Set(trials.map((t) => t.case))], (id) => id.replace(/-\d+$/, ''));
    };
    expect(casesAt('stress', 1)['multiplying']).toHaveLength(3);
    expect(casesAt('stress', 2)['multiplying']).toHaveLength(1);
    expect(casesAt('certification', 2)['multiplying']).toHaveLength(1);
    expect(casesAt('stress', 2)['talking']).toHaveLength(3);
    expect(casesAt('practice', 2)['multiplying']).toHaveLength(2);
  });

  it('draws the world of a case once, for the stage that is graded', () => {
    const stages: number[] = [];
    const makeWorld = (rand: Rand, stage: number) => {
      stages.push(stage);
      return { factor: rand.int(2, 9) };
    };
    const bundle = { practice: aWorld({ makeWorld }) };
    for (const trial of plan('practice', { bundle, stage: 2 })) trial.generate();
    expect(stages).toEqual([2]);
  });

  it('takes a case’s own faults in place of the menu’s', () => {
    const faults = [{ on: 'model', kind: 'hang' }] as const;
    const base = talking();
    const own = talking({ act: (g) => ({ ...base.act(g), faults }) });
    const bundle = { practice: aWorld({ families: [multiplying(), own] }) };
    const trials = plan('practice', { bundle }).filter((t) => t.family === 'talking' && t.seed === 2);
    expect(trials.map((t) => t.generate().faults.map((f) => f.kind))).toEqual([['hang'], ['error']]);
  });
});

describe('traffic', () => {
  it('is mixed as the shares say, and nothing in it has a twin', () => {
    const trials = plan('traffic');
    const counts = Object.entries(Object.groupBy(trials, (t) => t.family)).map(([k, v]) => [k, v?.length]);
    expect(counts).toEqual([
      ['ordinary-multiplying', 6],
      ['ordinary-talking', 2],
    ]);
    expect(new Set(trials.map((t) => t.twin))).toEqual(new Set(['only']));
  });

  it('follows the shares of its stage, and a kind without one does not occur', () => {
    const [often, seldom] = aWorld().traffic.kinds as ExerciseWorld['traffic']['kinds'];
    if (!often || !seldom) throw new Error('the world of the tests has two kinds of traffic');
    const kinds = [
      { ...often, share: [0.5, 0.25] },
      { ...seldom, share: [0, 0.75] },
    ];
    const hidden = aWorld({ traffic: { items: 8, kinds: kinds as never } });
    const countsAt = (stage: number) => {
      const trials = plan('traffic', { bundle: { practice: aWorld(), hidden }, stage });
      return [often, seldom].map((k) => trials.filter((t) => t.family === k.name).length);
    };
    expect([1, 2, 3].map(countsAt)).toEqual([
      [8, 0],
      [2, 6],
      [2, 6],
    ]);
  });

  it('keeps the faults that an item brings, beside those of nature', () => {
    const [kind] = aWorld().traffic.kinds as ExerciseWorld<Shop>['traffic']['kinds'];
    if (!kind) throw new Error('the world of the tests has traffic');
    const faults = [{ on: 'tool', tool: 'lookup', kind: 'empty' }] as const;
    const own = {
      ...kind,
      generate: (g: Parameters<typeof kind.generate>[0]) => ({ ...kind.generate(g), faults }),
    };
    const hidden = aWorld({ traffic: { items: 8, kinds: [own] } });
    const trials = plan('traffic', { bundle: { practice: aWorld(), hidden } });
    expect(trials.every((t) => t.generate().faults[0] === faults[0])).toBe(true);
  });

  it('meets faults of content at natural rates, once in a trial', () => {
    const kinds = aWorld().traffic.kinds;
    const many = aWorld({ traffic: { items: 4_000, kinds: kinds as never } });
    const trials = plan('traffic', { bundle: { practice: aWorld(), hidden: many } });
    const faults = trials.flatMap((t) => t.generate().faults);
    expect(faults.length / trials.length).toBeCloseTo(0.016, 2);
    expect(faults.length).toBeGreaterThan(20);
    expect(faults.every((f) => f.times === 1)).toBe(true);
    expect(trials.every((t) => t.rates !== undefined)).toBe(true);
  });

  it('meets what a kind of item brings besides', () => {
    const own = { on: 'model', kind: 'hang' } as const;
    const kinds = aWorld().traffic.kinds.map((kind) => ({
      ...kind,
      generate: (g: Parameters<typeof kind.generate>[0]) => ({ ...kind.generate(g), faults: [own] }),
    }));
    const many = aWorld({ traffic: { items: 2_000, kinds: kinds as never } });
    const faults = plan('traffic', { bundle: { practice: aWorld(), hidden: many } }).map(
      (t) => t.generate().faults,
    );
    expect(faults.every(([first]) => first === own)).toBe(true);
    expect(faults.filter((list) => list.length > 1).length).toBeGreaterThan(5);
  });
});

describe('luck', () => {
  it('is another for another version of the exercise', () => {
    const [one, other] = [1, 2].map(
      (version) => plan('practice', { manifest: aManifest({ version }) })[0]?.key,
    );
    expect(one).not.toEqual(other);
  });

  it('is another in each suite', () => {
    const keys = (['practice', 'stress', 'traffic'] as const).map((suite) => plan(suite)[0]?.key.join());
    expect(new Set(keys).size).toBe(3);
  });
});
