import { isObject, type Json } from '#domain/json';
import { type Attempt, type Fault, modelFault } from '../fault.ts';
import type { Competence } from '../scene.ts';
import { type ChatRequest, type FinishReason, mostTokens, tokensOf } from './request.ts';
import type { WrittenCall } from './tool-calls.ts';

export interface Rendered<T> {
  content: T;
  finishReason: FinishReason;
  /** What was done to it, in words. */
  noise: string | undefined;
}

interface Rules {
  faults: readonly Fault[];
  attempt: Attempt;
  competence: Competence;
  draw(name: string): number;
}

/**
 * An answer as the model writes it: `prose` where it has some and no JSON mode is asked for, else the fields as
 * JSON; wrapped, loosened, broken or cut where the mode, the limits or a fault make it so.
 */
export function render(
  fields: Json,
  prose: string | undefined,
  request: ChatRequest,
  rules: Rules,
): Rendered<string> {
  const text = prose ?? JSON.stringify(loosened(fields, request, rules));
  const cut = modelFault(rules.faults, 'truncate', rules.attempt);
  if (cut)
    return {
      content: truncate(text, cut.at),
      finishReason: 'length',
      noise: `cut ${cut.at.replace('-', ' ')}`,
    };
  const wrapped = prose === undefined ? wrap(text, request, rules) : { content: text, noise: undefined };
  if (modelFault(rules.faults, 'filter', rules.attempt)) {
    const content = truncate(wrapped.content, 'mid-string');
    return { content, finishReason: 'content_filter', noise: 'stopped by the content filter' };
  }
  const most = mostTokens(request);
  if (most !== undefined && tokensOf(wrapped.content) > most) {
    return {
      content: wrapped.content.slice(0, most * 4),
      finishReason: 'length',
      noise: `cut at ${most} tokens`,
    };
  }
  return { ...wrapped, finishReason: 'stop' };
}

/** Calls within the limits of the request: the last one loses its end where they are reached. */
export function limitCalls(
  calls: readonly WrittenCall[],
  request: ChatRequest,
  { faults, attempt }: Pick<Rules, 'faults' | 'attempt'>,
): Rendered<WrittenCall[]> {
  const last = calls.at(-1);
  const total = calls.reduce((sum, c) => sum + tokensOf(c.arguments), 0);
  const cut = modelFault(faults, 'truncate', attempt);
  const excess = total - (mostTokens(request) ?? total);
  if (!last || (!cut && excess <= 0))
    return { content: [...calls], finishReason: 'tool_calls', noise: undefined };
  const kept = cut
    ? truncate(last.arguments, cut.at)
    : last.arguments.slice(0, Math.max(0, last.arguments.length - excess * 4));
  const content = [...calls.slice(0, -1), { ...last, arguments: kept }];
  return { content, finishReason: 'length', noise: 'tool arguments cut' };
}

/** A schema that is not strict is followed mostly. One that asks for no object leaves nothing to depart from. */
function loosened(fields: Json, request: ChatRequest, { competence, draw }: Rules): Json {
  if (!isObject(fields)) return fields;
  const format = request.response_format;
  if (format?.type !== 'json_schema' || format.json_schema.strict === true) return fields;
  if (draw('loose') >= competence.looseSchema) return fields;
  const how = draw('loose-how');
  if (how < 1 / 3) return { ...fields, note: 'Let me know if anything else is needed.' };
  const entries = Object.entries(fields);
  const at = Math.floor(draw('loose-at') * entries.length);
  if (how < 2 / 3) return Object.fromEntries(entries.filter((_, i) => i !== at));
  return Object.fromEntries(
    entries.map(([k, v]) => [k, typeof v === 'number' || typeof v === 'boolean' ? String(v) : v]),
  );
}

function wrap(
  text: string,
  request: ChatRequest,
  { faults, attempt, competence, draw }: Rules,
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
