import { MARK_WORDS } from '#components/mark-words.ts';
import { MODES } from '#domain/mode';
import { Mark } from '../Mark.tsx';
import type { FamilyRow, SeedMark } from './practice-results.ts';

interface Props {
  row: FamilyRow;
  title: string | undefined;
  selectedSeed: number | undefined;
  isWanted: boolean;
  isRunning: boolean;
  onSelect(seed: number): void;
  onBrief(): void;
  onRun(): void;
}

/** One family: its marks by seed, how many held, and a button that runs it alone. */
export function FamilyLine({
  row,
  title,
  selectedSeed,
  isWanted,
  isRunning,
  onSelect,
  onBrief,
  onRun,
}: Props) {
  const hasFailed = row.marks.some((m) => m.verdict === 'fail' || m.verdict === 'critical');
  const classes = [selectedSeed !== undefined && 'selected', isWanted && 'wanted'].filter(Boolean).join(' ');
  return (
    <tr className={classes || undefined} ref={isWanted ? bringIntoView : undefined}>
      <td className="mode mono quiet" title={row.mode && MODES[row.mode]}>
        {row.mode}
      </td>
      <th scope="row" className="name" title={title}>
        <button
          type="button"
          className="family-name"
          aria-label={`${row.family}, show its requirement`}
          onClick={onBrief}
        >
          {row.family}
        </button>
      </th>
      <td>
        <span className="marks">
          {row.marks.map((mark) => (
            <MarkButton
              key={mark.seed}
              mark={mark}
              family={row.family}
              isSelected={selectedSeed === mark.seed}
              onSelect={() => onSelect(mark.seed)}
            />
          ))}
        </span>
      </td>
      <td className={`n mono ${hasFailed ? 'fail' : 'quiet'}`}>
        {row.run > 0 && `${row.held}/${row.marks.length}`}
      </td>
      <td className="run">
        <button
          type="button"
          className="btn text"
          aria-label={`Run ${row.family}`}
          disabled={isRunning}
          onClick={onRun}
        >
          Run
        </button>
      </td>
    </tr>
  );
}

interface MarkButtonProps {
  mark: SeedMark;
  family: string;
  isSelected: boolean;
  onSelect(): void;
}

function MarkButton({ mark, family, isSelected, onSelect }: MarkButtonProps) {
  const kind = mark.verdict ?? 'none';
  if (mark.verdict === undefined) return <Mark kind="none" />;
  const stale = `${mark.isStale ? ', earlier draft' : ''}${mark.isRecalled ? ', from your last visit' : ''}`;
  return (
    <button
      type="button"
      className={mark.isStale ? 'mark-button stale' : 'mark-button'}
      aria-pressed={isSelected}
      aria-label={`${family}, seed ${mark.seed}: ${MARK_WORDS[kind]}${stale}`}
      onClick={onSelect}
    >
      <Mark kind={kind} />
    </button>
  );
}

function bringIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}
