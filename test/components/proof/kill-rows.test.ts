import { expect, it } from 'vitest';
import { isAlive, killMatrix } from '#components/proof/kill-rows.ts';
import { aStageProof } from '#test/support/proofs';

const mutant = (name: string, over = {}) => ({ name, expected: [], failed: [], isKilled: true, ...over });

it('families stand by mode, each mode once, with how many mutants they fail', () => {
  const { columns, modes } = killMatrix(aStageProof());
  expect(columns.map((c) => [c.id, c.isFirst, c.killed])).toEqual([
    ['limits', true, 0],
    ['refunds', true, 1],
  ]);
  expect(modes).toEqual([
    { mode: 'M1', span: 1 },
    { mode: 'M6', span: 1 },
  ]);
});

it('a cell says whether a kill was foretold, came as well, or did not come', () => {
  const mutants = [
    mutant('m', { expected: ['limits', 'refunds'], failed: ['refunds'] }),
    mutant('n', { failed: ['limits'] }),
  ];
  expect(killMatrix(aStageProof({ mutants })).rows.map((r) => r.cells)).toEqual([
    ['miss', 'must'],
    ['also', 'none'],
  ]);
});

it('mutants that live come last, unless they may', () => {
  const mutants = [
    mutant('lives', { isKilled: false }),
    mutant('may', { isKilled: false, excuse: 'the same' }),
    mutant('dies'),
  ];
  expect(killMatrix(aStageProof({ mutants })).rows.map((r) => r.mutant.name)).toEqual([
    'may',
    'dies',
    'lives',
  ]);
  expect(mutants.map(isAlive)).toEqual([true, false, false]);
});
