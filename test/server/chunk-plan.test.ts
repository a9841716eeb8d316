import { describe, expect, it } from 'vitest';
import type { TrialSummary } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import { ChunkPlan } from '#server/chunk-plan';
import type { Chunk, ChunkOrder } from '#server/thread-messages';

const labels = (count: number) =>
  Array.from({ length: count }, () => ({ suite: 'stress', family: 'f' }) as const);

function chunkOf({ from, to }: ChunkOrder, ending: Ending = 'returned', fuel = 1): Chunk {
  const trials = Array.from({ length: to - from }, () => ({ ending, fuel }) as TrialSummary);
  return { from, to, trials, digest: String(from), packed: new Uint8Array(), cpuMs: 1 };
}

function next(plan: ChunkPlan): ChunkOrder {
  const order = plan.next();
  if (!order) throw new Error('nothing is left');
  return order;
}

describe('a plan of chunks', () => {
  it('hands out every trial once, and is whole when all came back, in whatever order', () => {
    const plan = new ChunkPlan(labels(25), new Map());
    const orders = [next(plan), next(plan), next(plan)];
    expect(plan.next()).toBeUndefined();
    expect(orders.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [10, 20],
      [20, 25],
    ]);
    for (const order of orders.toReversed()) {
      expect(plan.isWhole).toBe(false);
      plan.take(order, chunkOf(order));
    }
    expect(plan.isWhole).toBe(true);
    expect(plan.chunks.map((c) => c.from)).toEqual([0, 10, 20]);
  });

  it('hands out again what a lost thread had, with the trials that it had told of', () => {
    const plan = new ChunkPlan(labels(20), new Map());
    const lost = next(plan);
    next(plan);
    plan.begun(0, [{ case: 'a' }, { case: 'b' }] as never);
    plan.begun(7, [{ case: 'out of turn' }] as never);
    plan.giveBack(lost);
    expect(next(plan)).toMatchObject({ from: 0, done: [{ case: 'a' }, { case: 'b' }] });
  });

  it('counts only what is done without a gap', () => {
    const plan = new ChunkPlan(labels(30), new Map());
    const [first, second] = [next(plan), next(plan)];
    plan.take(second, chunkOf(second));
    expect(plan.reached).toBe(0);
    plan.take(first, chunkOf(first));
    expect(plan.reached).toBe(20);
  });

  it('skips what lies behind exhaustion, also what was run or was under way by then', () => {
    const plan = new ChunkPlan(labels(50), new Map());
    const orders = [next(plan), next(plan), next(plan), next(plan)];
    const [first, second, third, fourth] = orders as [ChunkOrder, ChunkOrder, ChunkOrder, ChunkOrder];
    plan.take(third, chunkOf(third));
    plan.take(second, chunkOf(second, 'returned', 1_000));
    plan.take(first, chunkOf(first, 'returned', 190));
    plan.take(fourth, chunkOf(fourth));
    const again = [next(plan), next(plan), next(plan)];
    expect(again.map(({ from }) => from)).toEqual([20, 30, 40]);
    for (const order of again) {
      expect(order.skipped).toEqual({ from: 20, ending: 'out_of_fuel' });
      plan.take(order, chunkOf(order, 'out_of_fuel', 0));
    }
    expect(plan.isWhole).toBe(true);
    expect(plan.chunks.flatMap((c) => c.trials.map((t) => t.ending))).toEqual([
      ...Array(20).fill('returned'),
      ...Array(30).fill('out_of_fuel'),
    ]);
  });

  it('keeps the trials of a chunk that were run before the point from which the rest is skipped', () => {
    const plan = new ChunkPlan(labels(30), new Map());
    const order = next(plan);
    plan.begun(0, Array.from({ length: 6 }, () => ({ case: 'run' })) as never);
    plan.giveBack(order);
    plan.skipFrom({ from: 4, ending: 'out_of_fuel' });
    expect(next(plan)).toMatchObject({ from: 0, done: [{}, {}, {}, {}], skipped: { from: 4 } });
    plan.skipFrom({ from: 12, ending: 'broken' });
    expect(next(plan).skipped?.from).toBe(4);
  });
});
