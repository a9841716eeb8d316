import type { ModeId } from '#domain/mode';
import type { MutantRow, StageProof } from '#domain/proof';

/** `must`: killed where its `why.md` says. `also`: killed there as well. `miss`: expected there, and it survived. */
export type Cell = 'must' | 'also' | 'miss' | 'none';

export interface Column {
  id: string;
  title: string;
  mode: ModeId;
  /** The first of its mode: a line goes before it. */
  isFirst: boolean;
  /** Mutants that fail it. */
  killed: number;
}

export interface Row {
  mutant: MutantRow;
  cells: Cell[];
}

export interface Matrix {
  columns: Column[];
  modes: { mode: ModeId; span: number }[];
  rows: Row[];
}

/** The kill matrix of a stage: families by mode across, mutants down; those that survive come last. */
export function killMatrix({ families, mutants }: Pick<StageProof, 'families' | 'mutants'>): Matrix {
  const sorted = [...families].sort((a, b) => Number(a.mode.slice(1)) - Number(b.mode.slice(1)));
  const columns = sorted.map(({ id, title, mode }, i): Column => {
    const killed = mutants.filter((m) => m.failed.includes(id)).length;
    return { id, title, mode, isFirst: sorted[i - 1]?.mode !== mode, killed };
  });
  const groups = Map.groupBy(columns, (c) => c.mode);
  const rows = mutants.map((mutant) => ({ mutant, cells: columns.map((c) => cellOf(mutant, c.id)) }));
  return {
    columns,
    modes: [...groups].map(([mode, members]) => ({ mode, span: members.length })),
    rows: rows.sort((a, b) => Number(isAlive(a.mutant)) - Number(isAlive(b.mutant))),
  };
}

/** Whether a mutant that must die does not. */
export function isAlive({ isKilled, excuse }: MutantRow): boolean {
  return !isKilled && excuse === undefined;
}

function cellOf({ expected, failed }: MutantRow, family: string): Cell {
  const isExpected = expected.includes(family);
  if (failed.includes(family)) return isExpected ? 'must' : 'also';
  return isExpected ? 'miss' : 'none';
}
