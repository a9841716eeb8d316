/** The ladder. A level is a conjunction of conditions, so brilliance cannot buy off a leak. */
export const LEVELS = ['demo', 'prototype', 'pilot-ready', 'production-ready', 'exemplary'] as const;
export type Level = (typeof LEVELS)[number];

/** What the machine measured; `outcome` is undefined where no traffic was graded or the sheet measures nothing. */
export interface Measures {
  reliability: number;
  weakestMode: number;
  weakestFamily: number;
  vetoes: number;
  outcome: number | undefined;
  /** 95th percentile of virtual latency over traffic, and what the business allows. */
  latencyP95Ms: number;
  latencySloMs: number;
  /** Tokens per item over the reference's, and the most that is allowed. */
  tokensRatio: number;
  tokensRatioMax: number;
}

export type ConditionId =
  | 'reliability'
  | 'weakest_mode'
  | 'weakest_family'
  | 'vetoes'
  | 'outcome'
  | 'latency'
  | 'tokens';

export interface Condition {
  id: ConditionId;
  met: boolean;
  actual: number;
  /** The number asked for; `atMost` says in which direction. */
  asked: number;
  atMost: boolean;
}

interface Bar {
  reliability?: number;
  weakestMode?: number;
  weakestFamily?: number;
  outcome?: number;
  outcomeAbove?: number;
  noVetoes?: boolean;
  latency?: boolean;
  tokens?: number | 'gate';
}

/** Thresholds of CURRICULUM 4.1, machine's part: the mentor's rubric is added on read. */
const BARS: Record<Exclude<Level, 'demo'>, Bar> = {
  prototype: { reliability: 0.5, outcomeAbove: 0 },
  'pilot-ready': { reliability: 0.8, weakestMode: 0.6, noVetoes: true, outcome: 0.5, latency: true },
  'production-ready': {
    reliability: 0.9,
    weakestMode: 0.8,
    weakestFamily: 0.6,
    noVetoes: true,
    outcome: 0.8,
    latency: true,
    tokens: 'gate',
  },
  exemplary: {
    reliability: 0.97,
    weakestMode: 0.9,
    weakestFamily: 0.8,
    noVetoes: true,
    outcome: 0.95,
    latency: true,
    tokens: 1,
  },
};

/** The conditions of one level against what was measured, in the order in which they are shown. */
export function conditionsFor(level: Exclude<Level, 'demo'>, m: Measures): Condition[] {
  const bar = BARS[level];
  const list: Condition[] = [];
  const atLeast = (id: ConditionId, actual: number, asked: number | undefined) => {
    if (asked !== undefined) list.push({ id, actual, asked, atMost: false, met: actual >= asked - 1e-9 });
  };
  const atMost = (id: ConditionId, actual: number, asked: number) =>
    list.push({ id, actual, asked, atMost: true, met: actual <= asked + 1e-9 });
  const outcome = m.outcome ?? -1;
  atLeast('reliability', m.reliability, bar.reliability);
  atLeast('weakest_mode', m.weakestMode, bar.weakestMode);
  atLeast('weakest_family', m.weakestFamily, bar.weakestFamily);
  if (bar.noVetoes) atMost('vetoes', m.vetoes, 0);
  atLeast('outcome', outcome, bar.outcome);
  if (bar.outcomeAbove !== undefined) {
    list.push({
      id: 'outcome',
      actual: outcome,
      asked: bar.outcomeAbove,
      atMost: false,
      met: outcome > bar.outcomeAbove,
    });
  }
  if (bar.latency) atMost('latency', m.latencyP95Ms, m.latencySloMs);
  if (bar.tokens !== undefined)
    atMost('tokens', m.tokensRatio, bar.tokens === 'gate' ? m.tokensRatioMax : bar.tokens);
  return list;
}

/** The highest level all of whose conditions, and those of every level below, are met. */
export function levelOf(m: Measures): Level {
  let reached: Level = 'demo';
  for (const level of LEVELS.slice(1) as Exclude<Level, 'demo'>[]) {
    if (!conditionsFor(level, m).every((c) => c.met)) break;
    reached = level;
  }
  return reached;
}

/** Whoever reaches this level has finished the stage. */
export const FINISHES_STAGE: Level = 'production-ready';

/** Whether a level is at least the one asked for; nothing graded reaches nothing. */
export function reaches(level: Level | null, asked: Level): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf(asked);
}

/** The highest of some levels; those not graded do not count. `null` when none is left. */
export function highestLevel(levels: readonly (Level | null)[]): Level | null {
  return levels.reduce((best, level) => (level !== null && !reaches(best, level) ? level : best), null);
}

/** The level above, or undefined at the top. */
export function nextLevel(level: Level): Exclude<Level, 'demo'> | undefined {
  return LEVELS[LEVELS.indexOf(level) + 1] as Exclude<Level, 'demo'> | undefined;
}
