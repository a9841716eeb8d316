import { canonicalJson } from '#domain/json';
import type { Attack, Expected } from './attack.ts';
import type { EngineName } from './engines.ts';
import { type Arena, openArena } from './open-arena.ts';
import { type Graded, problemsOf } from './problems.ts';
import { Slot } from './slot.ts';
import type { Cost } from './watched-source.ts';

/** Bytes above the idle process, whatever a program does. */
const MOST_RSS_BYTES = 256 * 2 ** 20;
/** How far a trial may overrun its wall limit until its thread is gone. */
const OVERRUN_MS = 1_000;
/** A whole submission, honest or hostile, on a busy machine: well below the deadline of a run. */
const MOST_WALL_MS = 90_000;

/** What came of one attack on one engine. */
export interface Outcome {
  attack: Attack;
  engine: EngineName;
  /** `100 returned`, with the most frequent first. */
  endings: string;
  verdicts: string;
  /** The worst over its gradings. */
  cost: Cost;
  /** What is not as expected, in words; empty when all is. */
  problems: string[];
}

/**
 * A published arena and one grading process, in which attacks are graded one after the other; behind each of them
 * an honest submission must be graded exactly as it was before the first.
 */
export class ProvingGround {
  readonly arena: Arena;
  readonly slot: Slot;
  readonly #engine: EngineName;
  readonly #honest: string;

  private constructor(engine: EngineName, arena: Arena, slot: Slot, honest: string) {
    this.#engine = engine;
    this.arena = arena;
    this.slot = slot;
    this.#honest = honest;
  }

  static async open(engine: EngineName): Promise<ProvingGround> {
    const arena = await openArena();
    const slot = new Slot(engine, arena.folder);
    try {
      await arena.anchor(slot);
      const honest = bytesOf(await slot.grade(arena.job(arena.reference)));
      return new ProvingGround(engine, arena, slot, honest);
    } catch (error) {
      slot.close();
      await arena.close();
      throw error;
    }
  }

  async prove(attack: Attack): Promise<Outcome> {
    const expect = expectedOn(this.#engine, attack);
    const limits = expect.isEndedByClock ? 'short' : 'usual';
    const gradings: Graded[] = [];
    for (let n = 0; n < (expect.gradings ?? 1); n++) {
      gradings.push(await this.slot.grade(this.arena.job(attack.files, limits)));
    }
    const problems = gradings.flatMap((graded) => [
      ...problemsOf(expect, graded, this.slot.takePrinted()),
      ...costProblems(graded.cost, this.arena.wallMs(limits)),
    ]);
    if (new Set(gradings.map(bytesOf)).size > 1) problems.push('its gradings differ from each other');
    if (!(await this.#isHonestAsEver())) problems.push('an honest submission behind it is graded otherwise');
    return { attack, engine: this.#engine, ...countsOf(gradings[0]), cost: worstOf(gradings), problems };
  }

  async close(): Promise<void> {
    this.slot.close();
    await this.arena.close();
  }

  async #isHonestAsEver(): Promise<boolean> {
    return bytesOf(await this.slot.grade(this.arena.job(this.arena.reference))) === this.#honest;
  }
}

function expectedOn(engine: EngineName, { expect }: Attack): Expected {
  return { ...expect, ...expect.on?.[engine] };
}

function costProblems({ rssBytes, longestMs, wallMs }: Cost, limitMs: number): string[] {
  return [
    ...(rssBytes > MOST_RSS_BYTES ? [`it took ${Math.round(rssBytes / 2 ** 20)} MiB`] : []),
    ...(longestMs > limitMs + OVERRUN_MS ? [`a trial took ${Math.round(longestMs)} ms`] : []),
    ...(wallMs > MOST_WALL_MS ? [`it took ${Math.round(wallMs / 1000)} s`] : []),
  ];
}

/** What must be equal from one grading to the next: everything but our own times. */
function bytesOf({ report, trials }: Graded): string {
  return canonicalJson([{ ...report, ms: null }, trials]);
}

function countsOf(graded: Graded | undefined): Pick<Outcome, 'endings' | 'verdicts'> {
  const trials = graded?.trials ?? [];
  return { endings: counted(trials.map((t) => t.ending)), verdicts: counted(trials.map((t) => t.verdict)) };
}

function counted(words: readonly string[]): string {
  const groups = [...Map.groupBy(words, (word) => word)].sort(([, a], [, b]) => b.length - a.length);
  return groups.map(([word, all]) => `${all.length} ${word}`).join(', ');
}

function worstOf(gradings: readonly Graded[]): Cost {
  const most = (pick: (cost: Cost) => number) => Math.max(...gradings.map(({ cost }) => pick(cost)));
  return {
    rssBytes: most((c) => c.rssBytes),
    longestMs: most((c) => c.longestMs),
    wallMs: most((c) => c.wallMs),
  };
}
