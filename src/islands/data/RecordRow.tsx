import { JsonText } from '../trial/JsonText.tsx';
import type { DataRow, DataTable } from './data-rows.ts';

/** From here on a cell may not fit; its whole text is in the open row, and under the pointer. */
const LONG_CELL = 40;

interface Props {
  row: DataRow;
  /** Its place in the file, from 1. */
  number: number;
  table: Pick<DataTable, 'columns' | 'numeric'>;
  isOpen: boolean;
  onToggle(): void;
}

/** One record: a row of cells, and when it is open everything that it holds, with long texts line by line. */
export function RecordRow({ row, number, table, isOpen, onToggle }: Props) {
  return (
    <>
      <tr className={isOpen ? 'open' : undefined}>
        <th scope="row" className="n">
          <button type="button" aria-expanded={isOpen} aria-label={`Row ${number}, whole`} onClick={onToggle}>
            {number}
          </button>
        </th>
        {row.cells.map((cell, column) => (
          <td
            key={table.columns[column]}
            className={table.numeric[column] ? 'n' : undefined}
            title={cell.length > LONG_CELL ? cell : undefined}
          >
            {cell}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr className="data-whole">
          <td colSpan={table.columns.length + 1}>
            <JsonText value={row.record} />
          </td>
        </tr>
      )}
    </>
  );
}
