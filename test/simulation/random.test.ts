import { describe, expect, it } from 'vitest';
import { draw, keyOf, Rand, subkey } from '#simulation/random';

const KEY = keyOf('tests', 'a');
const MANY = 20_000;
const numbers = (name: string) => Array.from({ length: MANY }, (_, i) => draw(KEY, name, i));

/** Pearson's statistic of draws in equally large cells. */
function chiSquare(draws: readonly number[], cells: number): number {
  const counts = new Array<number>(cells).fill(0);
  for (const value of draws) {
    const cell = Math.floor(value * cells);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const expected = draws.length / cells;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (f: (x: number, y: number) => number) =>
    xs.reduce((s, x, i) => s + f(x - mx, (ys[i] ?? 0) - my), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

describe('a keyed draw', () => {
  it('is the same however many others were made before', () => {
    const alone = draw(KEY, 'slip', 3);
    for (let i = 0; i < 100; i += 1) draw(KEY, `other-${i}`, i);
    expect(draw(KEY, 'slip', 3)).toBe(alone);
  });

  it('is another for another name, sample or key', () => {
    const all = [draw(KEY, 'a', 0), draw(KEY, 'a', 1), draw(KEY, 'b', 0), draw(keyOf('tests', 'b'), 'a', 0)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('lies in [0, 1)', () => {
    const draws = numbers('range');
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
  });

  it.each(['next', 'model:slip:return_window', 'x'])('is spread evenly over samples of %s', (name) => {
    // 99 degrees of freedom: 148 is passed once in a thousand times; the draws are fixed, so never by chance.
    expect(chiSquare(numbers(name), 100)).toBeLessThan(148);
  });

  it('is spread evenly over names and over keys', () => {
    const names = Array.from({ length: MANY }, (_, i) => draw(KEY, `slip:key-${i}`));
    const keys = Array.from({ length: 5_000 }, (_, i) => draw(keyOf('tests', 'case', i, 1), 'slip'));
    expect(chiSquare(names, 100)).toBeLessThan(148);
    expect(chiSquare(keys, 100)).toBeLessThan(148);
  });

  it('tells nothing of its neighbours', () => {
    const one = numbers('one');
    expect(Math.abs(correlation(one.slice(1), one.slice(0, -1)))).toBeLessThan(0.025);
    expect(Math.abs(correlation(one, numbers('two')))).toBeLessThan(0.025);
  });
});

describe('a key', () => {
  it('follows from the secret and every part in order', () => {
    const keys = [
      keyOf('s', 'a', 'b'),
      keyOf('s', 'b', 'a'),
      keyOf('s', 'ab'),
      keyOf('s', 'a', 'b', ''),
      keyOf('t', 'a', 'b'),
    ];
    expect(new Set(keys.map(String)).size).toBe(keys.length);
    expect(keyOf('s', 'a', 'b')).toEqual(keys[0]);
  });

  it('has parts of its own that differ from it and from one another', () => {
    const parts = [
      KEY,
      subkey(KEY, ''),
      subkey(KEY, 'model'),
      subkey(KEY, 'wire'),
      subkey(subkey(KEY, 'model'), 'x'),
    ];
    expect(new Set(parts.map(String)).size).toBe(parts.length);
  });
});

describe('a stream of draws', () => {
  it('is the same from the same key, and independent of its forks', () => {
    const plain = new Rand(KEY);
    const forking = new Rand(KEY);
    forking.fork('other').next();
    expect([forking.next(), forking.next()]).toEqual([plain.next(), plain.next()]);
    expect(new Rand(KEY).fork('a').next()).not.toBe(new Rand(KEY).fork('b').next());
  });

  it('draws whole numbers with both ends', () => {
    const rand = new Rand(KEY);
    const seen = new Set(Array.from({ length: 300 }, () => rand.int(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('shuffles without losing or changing anything', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = new Rand(KEY).shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('puts every item at every place equally often', () => {
    const rand = new Rand(KEY);
    const firsts = Array.from({ length: 6_000 }, () => (rand.shuffle([0, 1, 2, 3, 4, 5])[0] ?? 0) / 6);
    // 5 degrees of freedom, one in a thousand.
    expect(chiSquare(firsts, 6)).toBeLessThan(20.5);
  });

  it('samples different items, and all of a list that is too short', () => {
    expect(new Set(new Rand(KEY).sample(['a', 'b', 'c', 'd'], 3)).size).toBe(3);
    expect(new Rand(KEY).sample(['a', 'b'], 5).sort()).toEqual(['a', 'b']);
  });

  it('cannot pick from nothing', () => {
    expect(() => new Rand(KEY).pick([])).toThrow('pick from an empty list');
  });

  it('meets a chance as often as it says', () => {
    const rand = new Rand(KEY);
    const hits = Array.from({ length: 10_000 }, () => rand.chance(0.2)).filter(Boolean).length;
    expect(hits / 10_000).toBeCloseTo(0.2, 1.7);
  });
});
