import { type Ledger, MOVES, type Move } from '#domain/ledger';
import { MODES } from '#domain/mode';
import { count, formatShare, joinWords } from '../format.ts';
import type { MarkKind } from '../mark-words.ts';

/** What a move means for who reads it the first time. */
export const MOVE_MEANINGS: Record<Move, string> = {
  broken: 'held before, and does no more',
  fixed: 'did not hold before, and does now',
  unsteady: 'held neither time, and works on some tries',
};

/** The shape beside the word; an unsteady family is neither right nor wrong. */
export const MOVE_MARKS: Record<Move, MarkKind | null> = { broken: 'fail', fixed: 'ok', unsteady: null };

/** Families by move, in the order in which they matter; moves without any are left out. */
export function byMove({ families }: Pick<Ledger, 'families'>): { move: Move; ids: string[] }[] {
  return MOVES.map((move) => ({
    move,
    ids: families.filter((f) => f.move === move).map((f) => f.id),
  })).filter(({ ids }) => ids.length > 0);
}

/** `Since attempt 3: 1 broken, 3 fixed`, or that nothing moved. */
export function ledgerHeadline(attempt: number, ledger: Pick<Ledger, 'families'>): string {
  const moves = byMove(ledger).map(({ move, ids }) => `${ids.length} ${move}`);
  return `Since attempt ${attempt}: ${moves.length > 0 ? moves.join(', ') : 'no practice family moved'}`;
}

/** The practice families that did not move: `12 held both times and 1 never worked`. Empty when there are none. */
export function sameWords({ held, failing, ungraded }: Ledger['same']): string {
  const parts = [
    held > 0 && `${held} held both times`,
    failing > 0 && `${failing} never worked`,
    ungraded > 0 && `${count(ungraded, 'family', 'families')} could not be compared, our fault`,
  ];
  return joinWords(parts.filter((part) => part !== false));
}

/** A row of the comparison of hidden suites. */
export interface HiddenRow {
  name: string;
  before: string;
  after: string;
  isSame: boolean;
}

/** Level, reliability and outcome, changed or not; then modes whose word changed, or that all of them opened or closed. */
export function hiddenRows({ level, reliability, outcome, modes }: Ledger): HiddenRow[] {
  return [
    row('Level', level.before, level.after),
    row('Reliability, to 0.05', shareWords(reliability.before), shareWords(reliability.after)),
    row('Outcome, to 0.05', shareWords(outcome.before), shareWords(outcome.after)),
    ...modeRows(modes),
  ];
}

/** Hidden feedback opens and closes for all modes at once: that is one row, and no change of any of them. */
function modeRows(modes: Ledger['modes']): HiddenRow[] {
  const opened = modes.find(({ before, after }) => before === 'closed' || after === 'closed');
  if (!opened) return modes.map(({ mode, before, after }) => row(MODES[mode], before, after));
  const state = (word: string) => (word === 'closed' ? 'closed' : 'open');
  return [row('How the modes hold', state(opened.before), state(opened.after))];
}

function shareWords(value: number | null): string {
  return value === null ? 'not measured' : formatShare(value);
}

function row(name: string, before: string, after: string): HiddenRow {
  return { name, before, after, isSame: before === after };
}
