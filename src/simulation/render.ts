import { isObject, type Json, type JsonObject } from '#domain/json';
import { type Fault, modelFault } from './fault.ts';
import { type ChatRequest, type FinishReason, tokensOf } from './model-api.ts';
import type { Competence } from './scene.ts';

export interface Rendered {
  content: string;
  finishReason: FinishReason;
  /** What was done to it, in words. */
  noise: string | undefined;
}

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

/** JSON text as the model writes it: wrapped, broken or cut where the mode, the limits or a fault make it so. */
export function render(
  fields: JsonObject,
  request: ChatRequest,
  context: { faults: readonly Fault[]; attempt: number; competence: Competence; draw(name: string): number },
): Rendered {
  const { faults, attempt } = context;
  const text = JSON.stringify(fields);
  const cut = modelFault(faults, 'truncate', attempt);
  if (cut)
    return {
      content: truncate(text, cut.at),
      finishReason: 'length',
      noise: `cut ${cut.at.replace('-', ' ')}`,
    };
  const wrapped = wrap(text, request, context);
  const most = request.max_completion_tokens;
  if (most !== undefined && tokensOf(wrapped.content) > most) {
    return {
      content: wrapped.content.slice(0, most * 4),
      finishReason: 'length',
      noise: `cut at ${most} tokens`,
    };
  }
  return { ...wrapped, finishReason: 'stop' };
}

function wrap(
  text: string,
  request: ChatRequest,
  { faults, attempt, competence, draw }: Parameters<typeof render>[2],
): { content: string; noise: string | undefined } {
  const mode = request.response_format?.type ?? 'text';
  if (mode === 'json_schema') return { content: text, noise: undefined };
  const forced = modelFault(faults, 'wrap', attempt)?.style;
  const natural =
    mode === 'text'
      ? draw('fence') < competence.fenceInText && 'fence'
      : draw('broken') < competence.brokenInJsonObject && 'trailing-comma';
  const style = forced ?? natural;
  if (style === 'fence') return { content: `\`\`\`json\n${text}\n\`\`\``, noise: 'fenced JSON' };
  if (style === 'chatty') {
    return {
      content: `Sure, here is the answer you asked for:\n\n${text}\n\nLet me know if you need anything else.`,
      noise: 'chatty JSON',
    };
  }
  if (style === 'trailing-comma') return { content: `${text.slice(0, -1)},}`, noise: 'trailing comma' };
  return { content: text, noise: undefined };
}

function truncate(text: string, at: 'mid-string' | 'between-fields'): string {
  if (at === 'between-fields') {
    const comma = text.lastIndexOf(',"');
    if (comma > 0) return text.slice(0, comma);
  }
  const target = Math.floor(text.length * 0.6);
  return text.slice(0, Math.max(1, target));
}
