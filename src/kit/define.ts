import type { Json } from '#domain/json';
import type { ModeId } from '#domain/mode';
import type { Effect, RouteUse, Trace } from '#domain/trial';
import type { Ending, Verdict, VetoKind } from '#domain/verdict';
import type { Fault } from '#simulation/fault';
import type { Rand } from '#simulation/random';
import type { Scene } from '#simulation/scene';
import { faultWords } from './fault-words.ts';

/** Lines of the utility sheet that a trial touched, with how often. */
export type Ledger = Record<string, number>;

/** What a judge sees of a finished trial: plain data, all of it from the host's side. */
export interface RunView {
  input: Json;
  ending: Ending;
  /** What the learner's code returned; null unless `ending` is `returned`. */
  value: Json;
  trace: Trace;
  effects: readonly Effect[];
  /** What each model was used for: tokens, calls, what was cached. */
  uses: readonly RouteUse[];
  /** Virtual milliseconds from start to end. */
  virtualMs: number;
}

export interface Judgement {
  verdict: Exclude<Verdict, 'void'>;
  /** What was seen, one sentence without values of the case. */
  reason: string;
  /** Required when the verdict is `critical`. */
  veto?: VetoKind;
  ledger: Ledger;
  /**
   * How sure the program said it was of its decision, in [0, 1], as it returned it; and whether the decision would be right if
   * it were acted on, also where it was not. Given together, for an exercise about confidence: reports draw how risk grows
   * with coverage from them. They decide nothing; a confidence that is no such number is left out.
   */
  confidence?: number;
  right?: boolean;
}

/** One case, ready to run. */
export interface CaseSpec {
  /** What the entry receives. */
  input: Json;
  scene: Scene;
  /** Verdicts that earn credit for this twin. */
  accepts: readonly ('ok' | 'safe')[];
  /** What goes wrong in this case, in place of the menu entry's faults; in traffic besides what happens at natural rates. */
  faults?: readonly Fault[];
  judge(run: RunView): Judgement;
  /** Rules of this case alone that hold however the trial ended, beside those of the exercise. */
  invariants?: readonly Invariant[];
  /** What always acting best would touch of the sheet: the value of perfect information. */
  best: Ledger;
}

/** One line of a family's fault menu: seed j plays entry j. `faults` add to what the case brings. */
export interface MenuEntry {
  /** In words, shown in practice. */
  name: string;
  faults: readonly Fault[];
}

export interface Generation<W> {
  world: W;
  /** The same stream for both twins, so that they differ only where they must. */
  rand: Rand;
  entry: MenuEntry;
}

/** A generator of twin cases. Only the pair earns credit. */
export interface Family<W> {
  id: string;
  title: string;
  mode: ModeId;
  weight: number;
  menu: readonly MenuEntry[];
  act(generation: Generation<W>): CaseSpec;
  hold(generation: Generation<W>): CaseSpec;
}

/** A kind of ordinary item and its share of the traffic; shares are normalised. */
export interface TrafficKind<W> {
  name: string;
  /** In (0, 1]. Or one per stage: the last one goes on, and 0 means that the kind does not occur there. */
  share: number | readonly number[];
  mode: ModeId;
  generate(generation: Generation<W>): CaseSpec;
}

/** A rule that holds in every trial. Says nothing when it is kept. */
export type Invariant = (run: RunView) => Judgement | undefined;

export interface ExerciseWorld<W = unknown> {
  /** Names under `host.tools`. */
  tools: readonly string[];
  /** Facts, documents and values of one world at a stage (1-based); everything is drawn from `rand`, the same at every stage. */
  makeWorld(rand: Rand, stage: number): W;
  /**
   * Cases per family. Certification takes as many as stress unless told otherwise. `again`: the most hidden cases of a
   * family that an earlier stage brought; below three, such a family counts and shows in its mode, but is not named to learners.
   */
  cases: { practice: number; stress: number; certification?: number; again?: number };
  families: readonly Family<W>[];
  invariants: readonly Invariant[];
  traffic: { items: number; kinds: readonly TrafficKind<W>[] };
}

/**
 * Declares an exercise: a function from a bank of wording and values to a world, called once with the public
 * bank and once with the hidden one. @throws Error when ids repeat or a menu is empty
 */
export function defineExercise<B, W>(build: (banks: B) => ExerciseWorld<W>): (banks: B) => ExerciseWorld<W> {
  return (banks) => {
    const world = build(banks);
    const ids = new Set<string>();
    for (const family of world.families) {
      if (ids.has(family.id)) throw new Error(`family "${family.id}" is defined twice`);
      if (family.menu.length === 0) throw new Error(`family "${family.id}" has an empty menu`);
      ids.add(family.id);
    }
    return world;
  };
}

export function family<W>(
  id: string,
  spec: Omit<Family<W>, 'id' | 'weight'> & { weight?: number },
): Family<W> {
  return { weight: 1, ...spec, id };
}

/**
 * A menu of faults by name; a name alone is a seed without a fault of its own, a fault alone is named in words,
 * and an entry that is one already stays as it is.
 */
export function menu(
  ...entries: readonly (string | [name: string, ...faults: Fault[]] | Fault | MenuEntry)[]
): MenuEntry[] {
  return entries.map((e) => {
    if (typeof e === 'string') return { name: e, faults: [] };
    if ('on' in e) return { name: faultWords(e), faults: [e] };
    if ('faults' in e) return e;
    const [name, ...faults] = e;
    return { name, faults };
  });
}
