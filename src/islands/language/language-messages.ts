import { z } from 'zod';
import type { SourceFile } from '#domain/program';

/** Offsets are UTF-16 units from the start of the file, as both the editor and the compiler count. */
const span = z.object({ from: z.number(), to: z.number() });
export type Span = z.infer<typeof span>;

const change = span.extend({ insert: z.string() });
export type Change = z.infer<typeof change>;

const changes = z.array(change);

const problem = span.extend({
  path: z.string(),
  /** 1-based. */
  line: z.number(),
  column: z.number(),
  message: z.string(),
});
/** Something the compiler finds wrong, with its place. */
export type Problem = z.infer<typeof problem>;

const entry = z.object({
  name: z.string(),
  /** Word of the compiler: `method`, `property`, `keyword` … */
  kind: z.string(),
  /** Orders the list, smallest first. */
  sortText: z.string(),
  /** What to write where it is not the name. */
  insert: z.string().optional(),
  /** What to replace where it is not the word in hand. */
  replace: span.optional(),
  /** Of a name that another file exports: that file, and the compiler's own note, which goes back with the question. */
  origin: z.object({ source: z.string(), data: z.unknown() }).optional(),
});
export type Entry = z.infer<typeof entry>;

const card = span.extend({ signature: z.string(), doc: z.string() });
/** What is known of the name at a place: its type as one would write it, and what its author wrote about it. */
export type Card = z.infer<typeof card>;

const signature = z.object({
  before: z.string(),
  parameters: z.array(z.string()),
  after: z.string(),
  /** 0-based index of the parameter being written. */
  active: z.number(),
  doc: z.string(),
});
/** The call that is being written. */
export type Signature = z.infer<typeof signature>;

/** What can be asked. `path` and `offset` say where. */
export type Question =
  | { kind: 'problems'; path: string }
  | { kind: 'complete'; path: string; offset: number }
  | { kind: 'detail'; path: string; offset: number; name: string; origin?: Entry['origin'] }
  | { kind: 'hover'; path: string; offset: number }
  | { kind: 'signature'; path: string; offset: number }
  | { kind: 'definition'; path: string; offset: number }
  | { kind: 'rename'; path: string; offset: number; name: string }
  | { kind: 'format'; path: string };

const place = z.object({ path: z.string(), line: z.number(), column: z.number() });

/** What each question is answered with; null where there is nothing to say. */
export const answerSchemas = {
  problems: z.array(problem),
  complete: z.object({ entries: z.array(entry) }).nullable(),
  detail: z.object({ signature: z.string(), doc: z.string(), imports: changes }).nullable(),
  hover: card.nullable(),
  signature: signature.nullable(),
  definition: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('here'), place }),
    /** Declared by the language or the interpreter. */
    z.object({ kind: z.literal('built_in') }),
    z.object({ kind: z.literal('unknown') }),
  ]),
  rename: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('edits'), edits: z.array(z.object({ path: z.string(), changes })) }),
    z.object({ kind: z.literal('refused'), why: z.string() }),
  ]),
  format: changes,
} satisfies Record<Question['kind'], z.ZodType>;

export type Answers = { [K in Question['kind']]: z.infer<(typeof answerSchemas)[K]> };
export type Answer<Q extends Question> = Answers[Q['kind']];

/** To the worker: what changed since the last message, then perhaps a question. */
export interface ToLanguageWorker {
  changed: readonly SourceFile[];
  gone: readonly string[];
  ask?: { id: number; question: Question };
}

/** From the worker. `ready`: it is loaded and takes questions. `failed`: this one question could not be answered. */
export const fromLanguageWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), id: z.number(), answer: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number(), message: z.string() }),
]);
export type FromLanguageWorker = z.infer<typeof fromLanguageWorker>;
