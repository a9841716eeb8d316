import { isObject, type Json, type JsonObject } from '#domain/json';
import { recordsOfCsv } from './csv.ts';

export interface DataRow {
  /** One a column, all of them text; what is missing is empty. */
  cells: string[];
  /** What the row was made of. */
  record: JsonObject;
}

/** A file of records as a table. */
export interface DataTable {
  columns: string[];
  rows: DataRow[];
  /** By column: whether every cell that says anything is a number. */
  numeric: boolean[];
}

const MOST_COLUMNS = 24;

/**
 * The records of a file: of a CSV its lines under their heads, of a JSON file a list of objects, or of an object whose one
 * list holds them. `undefined` where there are none.
 */
export function dataTable(path: string, text: string): DataTable | undefined {
  const records = recordsOf(path, text);
  if (!records) return undefined;
  const flats = records.map(flat);
  const columns = [...new Set(flats.flatMap((record) => Object.keys(record)))].slice(0, MOST_COLUMNS);
  const rows = records.map((record, i) => ({
    cells: columns.map((column) => cellText(flats[i]?.[column])),
    record,
  }));
  return { columns, rows, numeric: columns.map((_, column) => isNumeric(rows, column)) };
}

function recordsOf(path: string, text: string): JsonObject[] | undefined {
  if (path.endsWith('.csv')) return recordsOfCsv(text);
  return path.endsWith('.json') ? recordsIn(parse(text)) : undefined;
}

function isNumeric(rows: readonly DataRow[], column: number): boolean {
  const said = rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
  return said.length > 0 && said.every((cell) => !Number.isNaN(Number(cell)));
}

/** Rows in which some cell holds the words, whatever their case; in the order of a column where one is given. */
export function shownRows(
  { rows }: DataTable,
  filter: string,
  order: { column: number; isDown: boolean } | undefined,
): DataRow[] {
  const wanted = filter.trim().toLowerCase();
  const found =
    wanted === ''
      ? rows
      : rows.filter(({ cells }) => cells.some((cell) => cell.toLowerCase().includes(wanted)));
  if (!order) return found;
  const sign = order.isDown ? -1 : 1;
  return found.toSorted(
    (a, b) => sign * compareCells(a.cells[order.column] ?? '', b.cells[order.column] ?? ''),
  );
}

/** Numbers by size, everything else by letters. */
function compareCells(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  const areNumbers = a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y);
  return areNumbers ? x - y : a.localeCompare(b, 'en');
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function recordsIn(value: Json | undefined): JsonObject[] | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? value : undefined;
  if (!isObject(value)) return undefined;
  const lists = Object.values(value).filter((item) => Array.isArray(item));
  return lists.length === 1 ? recordsIn(lists[0]) : undefined;
}

/** Records within a record give columns of their own, one level down: `ticket.subject`. */
function flat(record: JsonObject): JsonObject {
  const pairs = Object.entries(record).flatMap(([key, value]): [string, Json][] =>
    isObject(value)
      ? Object.entries(value).map(([inner, item]) => [`${key}.${inner}`, item])
      : [[key, value]],
  );
  return Object.fromEntries(pairs);
}

function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
