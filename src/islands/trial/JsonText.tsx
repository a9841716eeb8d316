import type { Json } from '#domain/json';
import { readableJson } from './readable-json.ts';

/** A value, indented and readable. */
export function JsonText({ value }: { value: Json }) {
  return <pre className="json">{readableJson(value)}</pre>;
}
