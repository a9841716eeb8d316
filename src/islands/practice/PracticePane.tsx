import { Mark } from '../Mark.tsx';
import type { FilePlace } from '../workspace/use-view.ts';
import { FamilyLine } from './FamilyLine.tsx';
import { OwnCaseList } from './OwnCaseList.tsx';
import { PracticeSummary } from './PracticeSummary.tsx';
import { type Cell, compileErrorOf, type FamilyRow } from './practice-results.ts';
import type { OwnCases } from './use-own-cases.ts';
import type { Practice } from './use-practice.ts';

interface Props {
  practice: Practice;
  rows: readonly FamilyRow[];
  selected: Cell | undefined;
  /** Family to point out. */
  wanted: string | null;
  /** Family that a report's link led to. */
  reported: string | null;
  /** Leads to the family's requirement in the brief. */
  onBrief(family: string): void;
  own: OwnCases;
  onSelect(cell: Cell): void;
  onJump(place: FilePlace): void;
}

/** Families × seeds of the practice suite, as far as they have been run. */
export function PracticePane({
  practice,
  rows,
  selected,
  wanted,
  reported,
  own,
  onBrief,
  onSelect,
  onJump,
}: Props) {
  const error = compileErrorOf(practice.state);
  return (
    <div className="practice">
      <PracticeSummary practice={practice} rows={rows} />
      {error && <CompileProblem error={error} onJump={onJump} />}
      {rows.some((row) => row.family === reported && row.run === 0) && (
        <p className="wanted-note">
          To practise now: <span className="mono">{reported}</span>. Run it alone, or all of them.
        </p>
      )}
      <table className="dense family-table">
        <thead className="sr">
          <tr>
            <th>Mode</th>
            <th>Family</th>
            <th>Marks by seed</th>
            <th>Held</th>
            <th>Run</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FamilyLine
              key={row.family}
              row={row}
              title={practice.state.titles[row.family]}
              selectedSeed={selected?.family === row.family ? selected.seed : undefined}
              isWanted={wanted === row.family}
              isRunning={practice.isRunning}
              onSelect={(seed) => onSelect({ family: row.family, seed })}
              onBrief={() => onBrief(row.family)}
              onRun={() => practice.run({ kind: 'family', family: row.family })}
            />
          ))}
        </tbody>
      </table>
      <OwnCaseList {...{ own, practice, selected, onSelect }} />
      <MarkKey />
    </div>
  );
}

function CompileProblem({
  error,
  onJump,
}: {
  error: NonNullable<ReturnType<typeof compileErrorOf>>;
  onJump: Props['onJump'];
}) {
  const { file, line, column } = error;
  return (
    <div className="problem" role="alert">
      <p>
        <b>The program does not compile.</b> {error.message}
      </p>
      {file !== undefined && line !== undefined && (
        <p>
          <button
            type="button"
            className="link mono"
            onClick={() => onJump({ file, line, column: column ?? 1 })}
          >
            {file}:{line}
          </button>
        </p>
      )}
    </div>
  );
}

function MarkKey() {
  return (
    <div className="key practice-key">
      {(['ok', 'safe', 'fail', 'critical', 'void'] as const).map((kind) => (
        <span key={kind}>
          <Mark kind={kind} /> {KEY_WORDS[kind]}
        </span>
      ))}
      <p>
        A mark is the worst of a family’s cases under one seed, in both twins. Choose one to see what
        happened. A safe mark counts as held where safe is all that can be asked. Pale marks judged an earlier
        draft.
      </p>
    </div>
  );
}

const KEY_WORDS = {
  ok: 'held',
  safe: 'safe, not solved',
  fail: 'failed',
  critical: 'veto',
  void: 'our fault, not counted',
} as const;
