import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type Manifest, manifestSchema } from '#domain/exercise';
import { checkManifest } from './check-manifest.ts';
import { ExerciseError, type Flaw, nearest } from './exercise-error.ts';

export const MANIFEST_FILE = 'exercise.yaml';

/** Reads and checks `exercise.yaml`. @throws ExerciseError with every flaw, in words an author can act on */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = MANIFEST_FILE;
  const text = await readFile(join(folder, file), 'utf8').catch(() => {
    const hint = 'An exercise is a folder with an exercise.yaml; see exercises/README.md.';
    throw new ExerciseError(folder, [{ file, path: '', expected: 'a file', found: 'none', hint }]);
  });
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) {
    throw new ExerciseError(folder, [{ file, path: '', expected: 'YAML', found: broken.message, hint: '' }]);
  }
  const parsed = manifestSchema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) throw new ExerciseError(folder, parsed.error.issues.flatMap(flawsOf));
  const flaws = checkManifest(parsed.data);
  if (flaws.length > 0)
    throw new ExerciseError(
      folder,
      flaws.map((flaw) => ({ file, ...flaw })),
    );
  return parsed.data;
}

function flawsOf(issue: z.core.$ZodIssue): Flaw[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(manifestSchema, issue.path);
    return issue.keys.map((key) => unknownKey([...issue.path, key].join('.'), key, known));
  }
  return [
    {
      file: MANIFEST_FILE,
      path: issue.path.join('.'),
      expected: expectedOf(issue),
      found: issue.input === undefined ? 'nothing' : JSON.stringify(issue.input).slice(0, 60),
      hint: '',
    },
  ];
}

function unknownKey(path: string, key: string, known: readonly string[]): Flaw {
  const near = nearest(key, known);
  const hint = near ? `Did you mean “${near}”?` : `Known here: ${known.join(', ')}.`;
  return { file: MANIFEST_FILE, path, expected: 'a known key', found: `“${key}”`, hint };
}

/** The issue without what is told beside it: Zod writes `Invalid input: expected number, received string`. */
function expectedOf(issue: z.core.$ZodIssue): string {
  return /expected (.+?)(?:, received .*)?$/.exec(issue.message)?.[1] ?? issue.message;
}

/** Keys that the schema knows at a path; none where there is no object. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    const inner: z.core.$ZodType | undefined = at && unwrapped(at);
    if (inner instanceof z.ZodObject) at = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) at = inner.element;
    else return [];
  }
  const last = at && unwrapped(at);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : [];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? unwrapped(schema.unwrap())
    : schema;
}
