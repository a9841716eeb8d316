import { describe, expect, it } from 'vitest';
import { defineExercise, type ExerciseWorld, family, menu } from '#kit/define';

const unused = () => {
  throw new Error('this generator is not called');
};

function aFamily(id: string, entries = menu('plain')) {
  return family<null>(id, { title: id, mode: 'M1', menu: entries, act: unused, hold: unused });
}

function aWorld(families: ExerciseWorld<null>['families']): ExerciseWorld<null> {
  return {
    tools: [],
    makeWorld: () => null,
    cases: { practice: 1, stress: 1 },
    families,
    invariants: [],
    traffic: { items: 1, kinds: [] },
  };
}

describe('an exercise', () => {
  it('is a function from a bank to a world, called once for each bank', () => {
    const exercise = defineExercise<{ name: string }, null>(({ name }) => ({ ...aWorld([]), tools: [name] }));
    expect([exercise({ name: 'public' }).tools, exercise({ name: 'hidden' }).tools]).toEqual([
      ['public'],
      ['hidden'],
    ]);
  });

  it('has no two families of one name', () => {
    const exercise = defineExercise(() => aWorld([aFamily('a'), aFamily('b'), aFamily('a')]));
    expect(() => exercise({})).toThrow('family "a" is defined twice');
  });

  it('has no family without a menu', () => {
    const exercise = defineExercise(() => aWorld([aFamily('a', [])]));
    expect(() => exercise({})).toThrow('family "a" has an empty menu');
  });
});

describe('a family', () => {
  it('weighs one unless told', () => {
    expect(aFamily('a').weight).toBe(1);
    expect(family('a', { ...aFamily('a'), weight: 2 }).weight).toBe(2);
  });
});

describe('a menu', () => {
  it('names its entries; a name alone is a seed without a fault of its own', () => {
    const hang = { on: 'model', kind: 'hang' } as const;
    const reset = { on: 'model', kind: 'reset', times: 1 } as const;
    expect(menu('calm', ['bad', hang, reset])).toEqual([
      { name: 'calm', faults: [] },
      { name: 'bad', faults: [hang, reset] },
    ]);
  });
});
