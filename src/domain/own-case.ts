import { z } from 'zod';
import { canonicalJson, isObject, type Json } from './json.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Trial } from './trial.ts';
import { ENDINGS } from './verdict.ts';

/**
 * Practice cases of the learner's own: a practice case with another input or fault, and what they expect of their
 * program there. They travel with the work as `practice-cases.json` and are never graded.
 */

const LIMITS = { cases: 40, expectations: 20, name: 80, text: 16_384 } as const;

const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

const expectationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ends'), as: z.enum(ENDINGS) }).strict(),
  z
    .object({
      kind: z.literal('returned'),
      /** Keys and positions below the returned value; empty for the whole. */
      path: z.array(z.string().max(100)).max(12),
      rule: z.enum(['is', 'is not', 'contains', 'lacks']),
      value: json,
    })
    .strict(),
  z
    .object({
      kind: z.literal('calls'),
      /** An operation as traces name it, with or without its prefix: `tool.refundCreate`, `refundCreate`. */
      op: z.string().min(1).max(100),
      rule: z.enum(['exactly', 'at least', 'at most']),
      count: z.number().int().min(0).max(1_000),
    })
    .strict(),
  z.object({ kind: z.literal('within'), ms: z.number().min(0).max(1e9) }).strict(),
]);
export type Expectation = z.infer<typeof expectationSchema>;

const ownCaseSchema = z
  .object({
    /** Unique in the file. */
    id: z.string().min(1).max(40),
    name: z.string().min(1).max(LIMITS.name),
    /** The practice case it was made from. */
    from: z
      .object({
        family: z.string().max(100),
        case: z.string().max(100),
        twin: z.enum(['act', 'hold']),
        seed: z.number().int().min(1).max(100),
      })
      .strict(),
    input: json,
    /** An entry of the family's fault menu; null for what the case brings. */
    fault: z.string().max(200).nullable(),
    /** One expectation a line, as `parseExpectations` reads them. */
    expect: z.string().max(LIMITS.text),
  })
  .strict();
export type OwnCase = z.infer<typeof ownCaseSchema>;

const ownCasesSchema = z.array(ownCaseSchema).max(LIMITS.cases);

/** Reads `practice-cases.json`; empty text holds none. Says what is wrong with a file that does not fit. */
export function parseOwnCases(text: string): Result<OwnCase[]> {
  if (text.trim() === '') return ok([]);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refuse(
      'invalid',
      `Your practice cases are no JSON: ${error instanceof Error ? error.message : error}.`,
    );
  }
  const read = ownCasesSchema.safeParse(data);
  if (!read.success) {
    const issue = read.error.issues[0];
    return refuse(
      'invalid',
      `Your practice cases do not fit at ${issue?.path.join('.')}: ${issue?.message}.`,
    );
  }
  if (new Set(read.data.map((c) => c.id)).size < read.data.length)
    return refuse('invalid', 'Two of your practice cases have the same id.');
  return ok(read.data);
}

/** The file's text. */
export function ownCasesText(cases: readonly OwnCase[]): string {
  return `${JSON.stringify(cases, null, 2)}\n`;
}

const RETURNED = /^returned((?:\.[A-Za-z0-9_-]+)*)\s+(is not|is|contains|lacks)\s+(.+)$/;
const CALLS = /^calls\s+([A-Za-z0-9_.]+)\s+(exactly|at least|at most)\s+(\d{1,4})$/;
const ENDS = /^ends\s+([a-z_]+)$/;
const WITHIN = /^within\s+(\d+(?:\.\d+)?)\s*s$/;

/** What a line of expectations may say, for people. */
export const EXPECTATION_EXAMPLES = [
  'ends returned',
  'returned.kind is "answer"',
  'returned.text contains "14 days"',
  'calls refundCreate exactly 0',
  'within 20 s',
] as const;

/** Expectations, one a line; empty lines do not count. Names the first line that cannot be read. */
export function parseExpectations(text: string): Result<Expectation[]> {
  const found: Expectation[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const read = parseLine(line);
    if (!read.ok) return refuse('invalid', `Line ${index + 1}: ${read.refusal.message}`);
    found.push(read.value);
  }
  if (found.length === 0)
    return refuse('invalid', `Say what you expect, one a line, for example: ${EXPECTATION_EXAMPLES[1]}`);
  if (found.length > LIMITS.expectations)
    return refuse('invalid', `At most ${LIMITS.expectations} expectations for a case.`);
  return ok(found);
}

function parseLine(line: string): Result<Expectation> {
  const ends = ENDS.exec(line);
  if (ends) {
    const as = ENDINGS.find((e) => e === ends[1]);
    if (as) return ok({ kind: 'ends', as });
    return refuse('invalid', `“${ends[1]}” is no ending. There are: ${ENDINGS.join(', ')}.`);
  }
  const within = WITHIN.exec(line);
  if (within) return ok({ kind: 'within', ms: Number(within[1]) * 1_000 });
  const calls = CALLS.exec(line);
  if (calls) {
    const [, op = '', rule, count] = calls;
    return ok({ kind: 'calls', op, rule: rule as 'exactly', count: Number(count) });
  }
  const returned = RETURNED.exec(line);
  if (returned) {
    const [, path = '', rule, value = ''] = returned;
    const read = parseValue(value);
    if (read === undefined) return refuse('invalid', `${value} is no JSON. Text stands in double quotes.`);
    return ok({ kind: 'returned', path: path.split('.').slice(1), rule: rule as 'is', value: read });
  }
  return refuse(
    'invalid',
    `“${line}” is not understood. Write for example: ${EXPECTATION_EXAMPLES.join(' · ')}`,
  );
}

function parseValue(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What of the expectations a trial does not meet, a sentence each; empty when all are met. */
export function unmetExpectations(expectations: readonly Expectation[], trial: Trial): string[] {
  return expectations.flatMap((expectation) => unmetBy(expectation, trial) ?? []);
}

function unmetBy(expectation: Expectation, trial: Trial): string | undefined {
  switch (expectation.kind) {
    case 'ends':
      return trial.ending === expectation.as
        ? undefined
        : `It should end ${expectation.as} and ended ${trial.ending}.`;
    case 'within':
      return trial.virtualMs <= expectation.ms
        ? undefined
        : `It should be done within ${expectation.ms / 1_000} s and took ${trial.virtualMs / 1_000} s.`;
    case 'calls':
      return unmetCalls(expectation, trial);
    case 'returned':
      return unmetReturned(expectation, trial);
  }
}

function unmetCalls(
  { op, rule, count }: Extract<Expectation, { kind: 'calls' }>,
  { trace }: Trial,
): string | undefined {
  const seen = trace.entries.filter((e) => e.op === op || e.op.endsWith(`.${op}`)).length;
  const isMet = rule === 'exactly' ? seen === count : rule === 'at least' ? seen >= count : seen <= count;
  return isMet ? undefined : `${op} should be called ${rule} ${count} times and was called ${seen} times.`;
}

function unmetReturned(
  { path, rule, value }: Extract<Expectation, { kind: 'returned' }>,
  trial: Trial,
): string | undefined {
  const name = ['returned', ...path].join('.');
  if (trial.ending !== 'returned') return `${name} should be looked at, but nothing was returned.`;
  const found = path.reduce<Json | undefined>(below, trial.value);
  const isSame = canonicalJson(found ?? null) === canonicalJson(value);
  const holds = {
    is: isSame,
    'is not': !isSame,
    contains: contains(found, value),
    lacks: !contains(found, value),
  };
  const verb = { is: 'be', 'is not': 'not be', contains: 'contain', lacks: 'lack' }[rule];
  return holds[rule] ? undefined : `${name} should ${verb} ${clip(value)} and is ${clip(found ?? null)}.`;
}

function below(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function contains(found: Json | undefined, value: Json): boolean {
  if (typeof found === 'string') return typeof value === 'string' && found.includes(value);
  return Array.isArray(found) && found.some((item) => canonicalJson(item) === canonicalJson(value));
}

function clip(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
