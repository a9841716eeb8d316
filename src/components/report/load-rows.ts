import { MODE_IDS } from '#domain/mode';
import { type FamilyLoad, type PeoplesLoad, peoplesLoad } from '#domain/peoples-load';
import { POLICY_NAMES, type PublicReport, type Traffic } from '#domain/report';
import { count } from '../format.ts';
import { sentenceCase } from '../review/sentence-case.ts';

type Load = NonNullable<PublicReport['load']>;

/** What one program leaves to people on a day. */
export interface LoadRow {
  name: string;
  isOwn: boolean;
  load: PeoplesLoad;
}

const NAMES = { starter: 'Starter', trivial: 'Best trivial policy', reference: 'Reference' } as const;

/** The fixed policies, and, for who may see exact traffic, the work before the reference. Empty where none was kept. */
export function loadRows({ policies }: Pick<Load, 'policies'>, traffic: Traffic | null): LoadRow[] {
  const staffing = traffic?.staffing;
  const fixed = POLICY_NAMES.flatMap((name): LoadRow[] => {
    const exact = traffic?.policies?.[name];
    const load = staffing && exact ? peoplesLoad(exact, staffing) : policies?.[name];
    return load ? [{ name: NAMES[name], isOwn: false, load }] : [];
  });
  if (!traffic || !staffing) return fixed;
  const own = { name: 'This work', isOwn: true, load: peoplesLoad(traffic.own, staffing) };
  return fixed.length === 0 ? [own] : [...fixed.slice(0, -1), own, ...fixed.slice(-1)];
}

/** `48 of 160 invoices a day are looked at, and people have time for 55`; without exact figures what the part is about. */
export function loadHeadline({ arrive, time }: Load, rows: readonly LoadRow[], item: string): string {
  const own = rows.find(({ isOwn }) => isOwn);
  if (!own) return 'What is left to people';
  const looked = `${Math.round(own.load.looks)} of ${arrive} ${item}s a day are looked at`;
  return time === null ? looked : `${looked}, and people have time for ${time}`;
}

/**
 * What a prediction that was sent says of the work's own load, as far as it is known from how it came out; null without one.
 * Says nothing that the comparison of predicted and actual does not say.
 */
export function predictedWords(
  { arrive }: Pick<Load, 'arrive'>,
  foresight: PublicReport['foresight'],
  item: string,
): string | null {
  const line = foresight?.lines.find(({ metric }) => metric === 'autoResolved');
  if (!line) return null;
  const predicted = Math.round(line.predicted * arrive);
  const rest = arrive - predicted;
  const left = 'are looked at, left lying, or wrong';
  const of = `of a day’s ${arrive} ${item}s`;
  switch (line.came) {
    case 'as predicted':
      return `You predicted that about ${predicted} ${of} are handled right without a person, and so it came: about ${rest} ${left}.`;
    case 'lower':
      return `You predicted that about ${predicted} ${of} are handled right without a person. Fewer are, so more than ${rest} ${left}.`;
    case 'higher':
      return `You predicted that about ${predicted} ${of} are handled right without a person. More are, so fewer than ${rest} ${left}.`;
  }
}

/** What practice left to people, all of it in two sentences. */
export function practiceWords(families: readonly FamilyLoad[]): string {
  const sum = (of: (family: FamilyLoad) => number) =>
    families.reduce((total, family) => total + of(family), 0);
  const acts = `${times(sum((f) => f.act.looks))} in ${count(
    sum((f) => f.act.runs),
    'run',
  )} where acting is right`;
  const holds = `${times(sum((f) => f.hold.looks))} in ${count(
    sum((f) => f.hold.runs),
    'run',
  )} where holding back is`;
  const unexplained = sum((f) => f.unexplained);
  const reasons =
    unexplained === 0
      ? 'Each time it said what to look for'
      : `${sentenceCase(times(unexplained))} it did not say what to look for, or said something else`;
  const left = `${none(sum((f) => f.waits))} left for another day`;
  const beyond = `${none(sum((f) => f.beyond))} given to people who had no time`;
  return `People were asked to look ${acts}, and ${holds}. ${reasons}; ${left}, ${beyond}.`;
}

/** Whether a day comes to more than arrives on it, because some runs bring several items. */
export function isMoreThanArrives({ arrive }: Pick<Load, 'arrive'>, rows: readonly LoadRow[]): boolean {
  return rows.some(({ load: { looks, waits } }) => Math.round(looks + waits) > arrive);
}

/** Practice families in the order of the modes, as the matrix has them. */
export function familyLoads(families: readonly FamilyLoad[]): FamilyLoad[] {
  return families.toSorted((a, b) => MODE_IDS.indexOf(a.mode) - MODE_IDS.indexOf(b.mode));
}

function times(n: number): string {
  if (n === 0) return 'not once';
  return n === 1 ? 'once' : `${n} times`;
}

function none(n: number): string {
  return n === 0 ? 'nothing was' : count(n, 'item was', 'items were');
}
