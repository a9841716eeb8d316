import { z } from 'zod';
import { type Flaw, nearest } from './exercise-error.ts';

/** What a schema says against the data of a file, as flaws: every place, with the nearest known key for a misspelt one. */
export function schemaFlaws(file: string, schema: z.ZodType, error: z.ZodError): Flaw[] {
  return error.issues.flatMap((issue) => flawsOf(file, schema, issue));
}

function flawsOf(file: string, schema: z.ZodType, issue: z.core.$ZodIssue): Flaw[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => unknownKey(file, [...issue.path, key].join('.'), key, known));
  }
  return [
    {
      file,
      path: issue.path.join('.'),
      expected: expectedOf(issue),
      found: issue.input === undefined ? 'nothing' : JSON.stringify(issue.input).slice(0, 60),
      hint: hintOf(issue),
    },
  ];
}

function unknownKey(file: string, path: string, key: string, known: readonly string[]): Flaw {
  const near = nearest(key, known);
  const hint = near ? `Did you mean “${near}”?` : `Known here: ${known.join(', ')}.`;
  return { file, path, expected: 'a known key', found: `“${key}”`, hint };
}

/** The issue without what is told beside it: Zod writes `Invalid input: expected number, received string`. */
function expectedOf(issue: z.core.$ZodIssue): string {
  return /expected (.+?)(?:, received .*)?$/.exec(issue.message)?.[1] ?? issue.message;
}

function hintOf(issue: z.core.$ZodIssue): string {
  const key = issue.path.at(-1);
  if (issue.input === undefined) {
    return key === undefined ? 'The file is empty: fill it in.' : `Add “${String(key)}” here.`;
  }
  if (issue.code === 'invalid_value') return `One of these: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_small') return `At least ${String(issue.minimum)}.`;
  if (issue.code === 'too_big') return `At most ${String(issue.maximum)}.`;
  return 'exercises/README.md says what goes here, and the schema beside it.';
}

/** Keys that the schema knows at a path; none where there is no object. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    const inner: z.core.$ZodType | undefined = at && unwrapped(at);
    if (inner instanceof z.ZodObject) at = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) at = inner.element;
    else if (inner instanceof z.ZodRecord) at = inner.valueType;
    else return [];
  }
  const last = at && unwrapped(at);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : [];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;
}
