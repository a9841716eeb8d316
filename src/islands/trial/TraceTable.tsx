import type { Trial } from '#domain/trial';
import { reachNote } from './reach-words.ts';
import { axisTicks, endSummary, seconds, type TraceRow, traceRows } from './trace-rows.ts';
import type { Reaches } from './use-reaches.ts';

interface Props {
  trial: Trial;
  reaches: Reaches;
  /** Id of the operation on show. */
  selected: number | undefined;
  onSelect(id: number | undefined): void;
}

/** Every operation of a trial with its virtual time, as a table and as bars. */
export function TraceTable({ trial, reaches, selected, onSelect }: Props) {
  const rows = traceRows(trial.trace, trial.virtualMs);
  return (
    <table className="dense trace">
      <thead>
        <tr>
          <th className="n">s</th>
          <th>Operation</th>
          <th className="axis">
            <span className="sr">Virtual time</span>
            <Axis virtualMs={trial.virtualMs} />
          </th>
          <th>Answer</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <OperationRow
            key={row.id}
            row={row}
            note={noteOf(reaches, row.id)}
            isSelected={row.id === selected}
            onSelect={() => onSelect(row.id === selected ? undefined : row.id)}
          />
        ))}
        <tr className="end">
          <td className="n mono quiet">{seconds(trial.virtualMs)}</td>
          <td className="name">end</td>
          <td className="axis" />
          <td className="answer">{endSummary(trial)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function OperationRow({
  row,
  note,
  isSelected,
  onSelect,
}: {
  row: TraceRow;
  /** What the model lacked, in a few words. */
  note: string | undefined;
  isSelected: boolean;
  onSelect(): void;
}) {
  return (
    <tr className={isSelected ? `${row.kind} selected` : row.kind}>
      <td className="n mono quiet">{seconds(row.startMs)}</td>
      <td className="name">
        <button type="button" className="link" aria-pressed={isSelected} onClick={onSelect}>
          {row.name}
        </button>
      </td>
      <td className="axis">
        <span
          className="bar-line"
          style={{ left: percent(row.from), width: `max(3px, ${percent(row.width)})` }}
        />
      </td>
      <td className="answer">
        {row.summary}
        {row.entry.fault !== undefined && <span className="fault">{row.entry.fault}</span>}
        {note !== undefined && <span className="reach-note">the model {note}</span>}
      </td>
    </tr>
  );
}

function noteOf(reaches: Reaches, operation: number): string | undefined {
  const reach = reaches.kind === 'known' ? reaches.byOperation.get(operation) : undefined;
  return reach && reachNote(reach);
}

function Axis({ virtualMs }: { virtualMs: number }) {
  return axisTicks(virtualMs).map((at) => (
    <span key={at} className="tick" style={{ left: percent(virtualMs > 0 ? at / virtualMs : 0) }}>
      {at % 1000 === 0 ? at / 1000 : seconds(at)}
    </span>
  ));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
