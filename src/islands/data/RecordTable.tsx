import { useDeferredValue, useId, useMemo, useState } from 'react';
import { type DataRow, type DataTable, shownRows } from './data-rows.ts';
import { RecordRow } from './RecordRow.tsx';
import './data.css';

/** More rows than anybody reads; the filter finds the others. */
const MOST_ROWS = 300;

/** A file of records as a table that can be filtered and sorted, and whose rows open up. */
export default function RecordTable({ path, table }: { path: string; table: DataTable }) {
  const id = useId();
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<{ column: number; isDown: boolean }>();
  const [open, setOpen] = useState<DataRow>();
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => shownRows(table, wanted, order), [table, wanted, order]);
  const numbers = useMemo(() => new Map(table.rows.map((row, i) => [row, i + 1])), [table]);
  const sortBy = (column: number) =>
    setOrder(
      order?.column !== column
        ? { column, isDown: false }
        : order.isDown
          ? undefined
          : { column, isDown: true },
    );
  return (
    <div className="data-view">
      <div className="data-filter">
        <label htmlFor={id}>Filter</label>
        <input
          id={id}
          type="search"
          value={filter}
          autoComplete="off"
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="quiet num" role="status">
          {rows.length} of {table.rows.length} rows
          {rows.length > MOST_ROWS && `, the first ${MOST_ROWS} shown`}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here */}
      <section className="data-scroll" tabIndex={0} aria-label={`Rows of ${path}`}>
        <table className="dense">
          <thead>
            <tr>
              <th className="n">Row</th>
              {table.columns.map((name, column) => (
                <th
                  key={name}
                  className={table.numeric[column] ? 'n' : undefined}
                  aria-sort={sortOf(order, column)}
                >
                  <button type="button" onClick={() => sortBy(column)}>
                    {name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <RecordRow
                key={numbers.get(row)}
                row={row}
                number={numbers.get(row) ?? 0}
                table={table}
                isOpen={row === open}
                onToggle={() => setOpen(row === open ? undefined : row)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function sortOf(order: { column: number; isDown: boolean } | undefined, column: number) {
  if (order?.column !== column) return undefined;
  return order.isDown ? 'descending' : 'ascending';
}
