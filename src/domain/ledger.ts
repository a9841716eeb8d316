/** What changed between two reports of one stage and version, from what a learner may see of each and nothing else. */
import type { Level } from './level.ts';
import { MODE_IDS, type ModeId } from './mode.ts';
import type { Change } from './regrade.ts';
import type { FamilyResult, PublicMode, PublicReport } from './report.ts';
import { HOLDS_FROM } from './scoring.ts';

/**
 * How a practice family moved. `broken`: it held, and does no more. `fixed`: the other way round. `unsteady`: it held
 * neither time, and works on some tries of the later one.
 */
export const MOVES = ['broken', 'fixed', 'unsteady'] as const;
export type Move = (typeof MOVES)[number];

/** Exact, because practice is public. Shares in [0, 1]. */
export type FamilyStanding = { reliability: number; perTry: number } & Pick<FamilyResult, 'marks'>;

export interface FamilyChange extends Change<FamilyStanding>, Pick<FamilyResult, 'id' | 'mode' | 'title'> {
  move: Move;
}

export interface Ledger {
  /** Practice families that moved: broken ones first, then by mode. */
  families: FamilyChange[];
  /** Practice families that hold both times, that never worked either time, and that one of the two could not score. */
  same: { held: number; failing: number; ungraded: number };
  /** Of the hidden suites, as coarse as the reports show them. */
  level: Change<Level>;
  reliability: Change<number>;
  /** null where a report gives no share. */
  outcome: Change<number | null>;
  /** Only modes whose word is another one. */
  modes: ({ mode: ModeId } & Change<PublicMode['hidden']>)[];
}

/** What of a report a ledger is made from: by its type, nothing that a learner does not see. */
export type Comparable = Pick<
  PublicReport,
  'exercise' | 'stage' | 'level' | 'reliability' | 'outcome' | 'modes' | 'practice' | 'compileError'
>;

/** Why two reports do not compare; `undefined` when they do. */
export function obstacleBetween(
  before: Comparable,
  after: Comparable,
): 'other_version' | 'does_not_compile' | undefined {
  if (before.exercise.contentHash !== after.exercise.contentHash || before.stage !== after.stage)
    return 'other_version';
  return before.compileError || after.compileError ? 'does_not_compile' : undefined;
}

/** The ledger of two reports that compare (`obstacleBetween`). Families that are in one of them alone are left out. */
export function ledgerOf(before: Comparable, after: Comparable): Ledger {
  const pairs = after.practice.families.flatMap((now) => {
    const then = before.practice.families.find((family) => family.id === now.id);
    return then ? [{ now, was: standingOf(then), is: standingOf(now) }] : [];
  });
  const scored = pairs.flatMap(({ now, was, is }) => (was && is ? [{ now, was, is }] : []));
  const moved = scored.flatMap(({ now, was, is }) => {
    const move = moveOf(was, is);
    return move ? [{ id: now.id, mode: now.mode, title: now.title, move, before: was, after: is }] : [];
  });
  const held = scored.filter(({ was, is }) => holds(was) && holds(is)).length;
  return {
    families: moved.sort((a, b) => rankOf(a) - rankOf(b)),
    same: { held, failing: scored.length - moved.length - held, ungraded: pairs.length - scored.length },
    level: { before: before.level, after: after.level },
    reliability: { before: before.reliability, after: after.reliability },
    outcome: { before: before.outcome?.share ?? null, after: after.outcome?.share ?? null },
    modes: modeChanges(before.modes, after.modes),
  };
}

function standingOf({ reliability, perTry, marks }: FamilyResult): FamilyStanding | undefined {
  return reliability === undefined || perTry === undefined ? undefined : { reliability, perTry, marks };
}

function moveOf(before: FamilyStanding, after: FamilyStanding): Move | undefined {
  if (holds(before) !== holds(after)) return holds(after) ? 'fixed' : 'broken';
  return !holds(after) && after.perTry > 0 ? 'unsteady' : undefined;
}

function holds({ reliability }: { reliability: number }): boolean {
  return reliability >= HOLDS_FROM;
}

function rankOf({ move, mode }: FamilyChange): number {
  return MOVES.indexOf(move) * MODE_IDS.length + MODE_IDS.indexOf(mode);
}

function modeChanges(before: readonly PublicMode[], after: readonly PublicMode[]): Ledger['modes'] {
  return [...after]
    .sort((a, b) => MODE_IDS.indexOf(a.mode) - MODE_IDS.indexOf(b.mode))
    .flatMap(({ mode, hidden }) => {
      const then = before.find((m) => m.mode === mode)?.hidden;
      return then === undefined || then === hidden ? [] : [{ mode, before: then, after: hidden }];
    });
}
