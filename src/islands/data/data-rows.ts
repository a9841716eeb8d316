import { isObject, type Json, type JsonObject } from '#domain/json';

/** A file of records as a table. Every cell is text; what is missing is empty. */
export interface DataTable {
  columns: string[];
  rows: string[][];
}

const MOST_COLUMNS = 24;

/** The records of a JSON file: a list of objects, or an object whose one list holds them; undefined where there are none. */
export function dataTable(path: string, text: string): DataTable | undefined {
  if (!path.endsWith('.json')) return undefined;
  const records = recordsIn(parse(text))?.map(flat);
  if (!records) return undefined;
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, MOST_COLUMNS);
  return { columns, rows: records.map((record) => columns.map((column) => cellText(record[column]))) };
}

/** Rows in which some cell holds the words, whatever their case; in the order of a column where one is given. */
export function shownRows(
  { rows }: DataTable,
  filter: string,
  order: { column: number; isDown: boolean } | undefined,
): string[][] {
  const wanted = filter.trim().toLowerCase();
  const found =
    wanted === '' ? rows : rows.filter((row) => row.some((cell) => cell.toLowerCase().includes(wanted)));
  if (!order) return found;
  const sign = order.isDown ? -1 : 1;
  return found.toSorted((a, b) => sign * compareCells(a[order.column] ?? '', b[order.column] ?? ''));
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
