/** Rows of cells as text with aligned columns; the first row is the head. Numbers stand right. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const width = widths[i] ?? 0;
          return isNumeric(cell) ? String(cell).padStart(width) : String(cell).padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function isNumeric(cell: string | number): boolean {
  return typeof cell === 'number' || /^[−+-]?[\d.]+( [±→] ?[\d.]+)?$/.test(cell);
}
