/** Plain data as JSON can hold it. Everything that crosses the sandbox is of this type. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text of a value with object keys in code-unit order, so that equal values give equal text.
 * Used for receipts and content hashes. `undefined` properties are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null) return objectText(value as Record<string, unknown>);
  return JSON.stringify(value) ?? 'null';
}

// Loops and one string that grows: a receipt is taken of megabytes, and lists of pairs cost several times as much.

function listText(list: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < list.length; i++) text += (i > 0 ? ',' : '') + canonicalJson(list[i] ?? null);
  return `${text}]`;
}

function objectText(object: Record<string, unknown>): string {
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(value)}`;
  }
  return `${text}}`;
}
