import { isObject, type Json, type JsonObject } from '#domain/json';
import type { ChatRequest } from './request.ts';

/** The schema of a structured request, if it has one. */
export function schemaOf(request: ChatRequest): JsonObject | undefined {
  const format = request.response_format;
  return format?.type === 'json_schema' ? (format.json_schema.schema as JsonObject) : undefined;
}

/** Keeps what a JSON schema asks for; a property that the model knows nothing about gets an empty value of its type. */
export function project(value: Json | undefined, schema: JsonObject): Json {
  if (value === undefined) return emptyOf(schema);
  const properties = schema['properties'];
  if (isObject(properties) && isObject(value)) {
    const known = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);
    return Object.fromEntries(
      Object.entries(properties).map(([name, s]) => [
        name,
        isObject(s) ? project(known(name), s) : (known(name) ?? null),
      ]),
    );
  }
  const items = schema['items'];
  if (Array.isArray(value) && isObject(items)) return value.map((v) => project(v, items));
  const allowed = schema['enum'];
  if (Array.isArray(allowed) && !allowed.includes(value)) return allowed.at(-1) ?? null;
  return schema['const'] ?? value;
}

function emptyOf(schema: JsonObject): Json {
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'].at(-1) ?? null;
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'string') return '';
  if (type === 'number' || type === 'integer') return 0;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  if (type === 'object') return project({}, schema);
  return null;
}
