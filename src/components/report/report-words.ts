import { PASS_K } from '#domain/limits';
import type { PublicCondition } from '#domain/report';
import type { RunProgress } from '#domain/run';
import { BUCKETS, type Bucket, type HoldShare, TOKENS_TOLD } from '#domain/scoring';
import type { VetoKind } from '#domain/verdict';
import { count, formatSeconds, formatShare, joinWords, ordinal } from '../format.ts';

/** PASS_K as a word in running text. */
export const PASS_K_WORD = ['no', 'one', 'two', 'three', 'four', 'five'][PASS_K] ?? String(PASS_K);

/** What a veto stands for, without its trigger. */
export const VETO_WORDS: Record<VetoKind, string> = {
  money: 'money moved that should not have',
  safety: 'somebody’s safety was left to the machine',
  privacy: 'private data crossed a boundary',
};

const CONDITION_WORDS: Record<PublicCondition['id'], { name: string; what: string }> = {
  reliability: { name: 'Reliability', what: `${PASS_K_WORD} in a row, mean of modes, hidden` },
  weakest_mode: { name: 'Weakest mode', what: `${PASS_K_WORD} in a row, hidden` },
  weakest_family: { name: 'Weakest family', what: `${PASS_K_WORD} in a row, hidden` },
  vetoes: { name: 'Vetoes', what: 'none may occur' },
  outcome: { name: 'Outcome', what: 'share of the way to the reference' },
  latency: { name: 'Latency', what: '95th percentile, virtual' },
  tokens: { name: 'Tokens', what: 'times the reference’s' },
};

export interface ConditionRow {
  id: PublicCondition['id'];
  name: string;
  what: string;
  met: boolean;
  /** What is asked, in words: `at least 0.80`. */
  asked: string;
  /** What was measured, where the reader may know it. */
  actual: string | null;
}

/** A condition of a level in words; the kinds of veto replace the description when there were some. */
export function conditionRow(condition: PublicCondition, vetoKinds: readonly VetoKind[]): ConditionRow {
  const { id, met, actual } = condition;
  const words = CONDITION_WORDS[id];
  const what = id === 'vetoes' && !met ? joinWords(vetoKinds.map((kind) => VETO_WORDS[kind])) : words.what;
  return {
    id,
    name: words.name,
    what,
    met,
    asked: askedWords(condition),
    actual: actual === undefined ? null : actualWords(condition, actual),
  };
}

/** What is told is rounded, so it may come out as what is asked although that was not reached. */
function actualWords({ id, met, asked, atMost }: PublicCondition, actual: number): string {
  if (id === 'tokens') return tokensWords(asked, actual);
  if (met || atMost || actual < asked) return measured(id, actual);
  return `just below ${measured(id, asked)}`;
}

/** Told as one of a few figures: at most this, or more than the last but one. */
function tokensWords(asked: number, actual: number): string {
  const [last, before] = [...TOKENS_TOLD].reverse();
  if (actual === last) return `over ${measured('tokens', Math.max(asked, before ?? 0))}`;
  return `up to ${measured('tokens', actual)}`;
}

function askedWords({ id, asked, atMost }: PublicCondition): string {
  if (id === 'vetoes') return 'none';
  if (atMost) return `at most ${measured(id, asked)}`;
  return asked === 0 ? 'above 0' : `at least ${measured(id, asked)}`;
}

function measured(id: PublicCondition['id'], value: number): string {
  if (id === 'latency') return formatSeconds(value);
  if (id === 'tokens') return `${value.toFixed(1)}×`;
  if (id === 'vetoes') return String(value);
  if (id === 'outcome') return `${shareBound(value)}${formatShare(value)}`;
  return formatShare(value);
}

/** 0 (never) to 4 (always). */
export function bucketRank(bucket: Bucket): number {
  return BUCKETS.indexOf(bucket);
}

/** A bucket as the end of "it holds …". */
export const BUCKET_WORDS: Record<Bucket, string> = {
  never: 'never holds',
  rarely: 'rarely holds',
  'about half': 'holds about half of the time',
  mostly: 'mostly holds',
  always: 'always held',
};

/** Where shares of the outcome end: what is worse or better than that is not told apart. */
export const SHARE_ENDS = { low: -1, high: 1.1 } as const;

/** The sign before a share that stands at one of its ends, or before what follows from it; empty between them. */
export function shareBound(share: number): '≤ ' | '≥ ' | '' {
  if (share <= SHARE_ENDS.low) return '≤ ';
  return share >= SHARE_ENDS.high ? '≥ ' : '';
}

/** The outcome as a heading: a share of the way to the reference, or where it stands when there is none. */
export function outcomeHeadline(share: number | undefined): string {
  if (share === undefined) return 'Outcome: not measured';
  if (share < 0) return 'Outcome: below the zero point';
  if (share === 0) return 'Outcome: at the zero point';
  return `Outcome: ${formatShare(share)} of the way to the reference`;
}

/** The steps of a grading in order, with what happens in each. */
const PHASES: { id: NonNullable<RunProgress['phase']>; name: string; what: string }[] = [
  { id: 'transpiling', name: 'Compile', what: 'your files become one program' },
  { id: 'practice', name: 'Practice', what: 'the public families, the ones you can run yourself' },
  { id: 'stress', name: 'Stress', what: 'hidden families under every fault of their menus' },
  { id: 'traffic', name: 'Traffic', what: 'ordinary hidden items, priced by the sheet' },
  { id: 'scoring', name: 'Score', what: 'verdicts become a level' },
];

/** A step of a run that is under way. */
export interface ProgressStep {
  name: string;
  what: string;
  state: 'done' | 'now' | 'to come';
}

/** The wait and every step of the grading, and which of them is under way; between two steps none is. */
export function progressSteps({ state, position, phase }: RunProgress): ProgressStep[] {
  const isQueued = state === 'queued';
  const now = PHASES.findIndex(({ id }) => id === phase);
  const place = position === undefined ? 'in line' : `${ordinal(position)} in line`;
  const wait = {
    name: 'Queue',
    what: isQueued
      ? `${place}; one run of everybody, then the next of each`
      : 'nobody waits behind somebody’s pile',
    state: isQueued ? ('now' as const) : ('done' as const),
  };
  const steps = PHASES.map(({ name, what }, index) => {
    if (isQueued || index > now) return { name, what, state: 'to come' as const };
    return { name, what, state: index < now ? ('done' as const) : ('now' as const) };
  });
  return [wait, ...steps];
}

/** A sentence for a run that is not graded yet. */
export function progressHeadline(progress: RunProgress): string {
  if (progress.state === 'held') return 'Not graded. The fault is ours, and the attempt is yours again.';
  if (progress.state === 'grading') {
    const phase = PHASES.find((p) => p.id === progress.phase);
    return phase ? `Being graded: ${phase.name.toLowerCase()}.` : 'Being graded.';
  }
  const before = (progress.position ?? 1) - 1;
  return before <= 0
    ? 'Waiting to be graded: next in line.'
    : `Waiting to be graded: ${count(before, 'run')} before it.`;
}

/** What the families that held say of such situations: the end of a sentence. The family is the unit. */
export function holdsWords({ of, low, high }: HoldShare): string {
  const percent = (share: number) => Math.round(share * 100);
  return `going by ${count(of, 'family', 'families')}, it holds up in ${percent(low)}–${percent(high)}\u00a0% of such situations (95\u00a0%\u00a0interval)`;
}

/** What the absence of vetoes says, honestly. */
export function noVetoWords(rateBelow: number): string {
  const percent = Number((rateBelow * 100).toFixed(1));
  return `No veto occurred. That bounds how often one would: below ${percent}\u00a0% of such items, with 95\u00a0% confidence. It does not say never.`;
}
