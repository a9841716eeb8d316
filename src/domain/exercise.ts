import { z } from 'zod';
import { TRIAL_LIMITS, type TrialLimits } from './limits.ts';
import type { Minutes } from './minutes.ts';
import { MODE_IDS, type ModeId } from './mode.ts';
import { isNote } from './notes.ts';
import type { Staffing } from './peoples-load.ts';
import type { SourceFile } from './program.ts';

/** The name of an exercise or of a part of it, as in addresses. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words with dashes, e.g. "support-assistant"');
const slug = slugSchema;
const mode = z.enum(MODE_IDS as [ModeId, ...ModeId[]]);
const path = z.string().min(1).max(200);

const stageSchema = z
  .object({
    title: z.string().min(1),
    brief: path,
    /** Families that are new at this stage. Earlier ones still apply unless superseded. */
    families: z.array(slug).min(1),
    supersedes: z.array(slug).default([]),
  })
  .strict();

/** One line of the utility sheet: what one such event is worth, in euro. */
const sheetLineSchema = z
  .object({
    key: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
    label: z.string().min(1),
    euro: z.number(),
  })
  .strict();

const limitsSchema = z
  .object({
    fuel: z.number().int().min(1).max(1000),
    wallMs: z.number().int().min(100).max(10_000),
    memoryBytes: z
      .number()
      .int()
      .min(1 << 24)
      .max(1 << 28),
    stackBytes: z
      .number()
      .int()
      .min(1 << 16)
      .max(1 << 19),
    resultBytes: z
      .number()
      .int()
      .min(1024)
      .max(1 << 20),
    depth: z.number().int().min(4).max(256),
    logBytes: z
      .number()
      .int()
      .min(1024)
      .max(1 << 20),
    operations: z.number().int().min(1).max(5000),
  })
  .partial()
  .strict()
  .default({});

/** `exercise.yaml`. Unknown keys are errors. */
export const manifestSchema = z
  .object({
    uuid: z.uuid(),
    slug,
    version: z.number().int().min(1),
    status: z.enum(['draft', 'published', 'retired']),
    title: z.string().min(1),
    summary: z.string().min(1),
    /** One line for the catalogue: what is wrong with the system. */
    problem: z.string().min(1),
    difficulty: z.enum(['warm-up', 'regular', 'hard']),
    hours: z.tuple([z.number().positive(), z.number().positive()]),
    /** Modes that lead, in order of weight. */
    modes: z.array(mode).min(1),
    stages: z.array(stageSchema).min(1),
    /** File whose default export handles one input. */
    entry: path,
    /** Globs of files a learner may change; the rest of the starter is read-only. */
    editable: z.array(path).min(1),
    limits: limitsSchema,
    currency: z.enum(['EUR']).default('EUR'),
    /** What one item of traffic is called: `ticket`, `invoice`. */
    item: z.string().min(1),
    /** Per stage (1-based position), the whole sheet; a stage without one keeps the earlier sheet. */
    utility: z.array(z.array(sheetLineSchema).min(1)).min(1),
    /** Euro per million tokens, and the latency the business allows. */
    tokens: z.object({ promptEuroPerMillion: z.number(), completionEuroPerMillion: z.number() }).strict(),
    slo: z
      .object({ p95VirtualMs: z.number().positive(), tokensTimesReference: z.number().positive() })
      .strict(),
    /** Folders under `trivial/`: policies that do nothing useful; their best is the zero of the outcome. */
    trivial: z.array(z.object({ name: slug, label: z.string().min(1) }).strict()).min(1),
    /** Folders under `solutions/`; the first is the reference. */
    solutions: z.array(slug).min(1),
    attempts: z
      .object({ hidden: z.number().int().min(1), refillHours: z.number().positive() })
      .strict()
      .default({ hidden: 6, refillHours: 4 }),
  })
  .strict();

export type Manifest = z.infer<typeof manifestSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type SheetLine = z.infer<typeof sheetLineSchema>;

/** An exercise as pages and graders need it: the manifest and every public text of the folder. */
export interface Exercise {
  manifest: Manifest;
  /** sha256 over everything that invalidates results, hex. */
  contentHash: string;
  /** Markdown of each stage's brief, by position. */
  briefs: string[];
  modelCard: string;
  /** With the data files that a learner reads and does not run. */
  starter: SourceFile[];
  /** Steps that help with a family, by its id: each says a little more than the one before. */
  hints: Record<string, string[]>;
  /** What events cost people, beside what the sheet says that they are worth. */
  minutes: Minutes;
  /** Who looks at what systems leave to people; null where the exercise does not say. */
  staffing: Staffing | null;
}

/** Families that count at a stage (1-based): new ones up to it, less those superseded on the way. */
export function familiesAtStage(manifest: Manifest, stage: number): string[] {
  const reached = manifest.stages.slice(0, stage);
  const gone = new Set(reached.flatMap((s) => s.supersedes));
  return reached.flatMap((s) => s.families).filter((f) => !gone.has(f));
}

/** The utility sheet in force at a stage (1-based). */
export function sheetAtStage(manifest: Manifest, stage: number): SheetLine[] {
  const sheet = manifest.utility[Math.min(stage, manifest.utility.length) - 1];
  if (!sheet) throw new Error(`exercise ${manifest.slug} has no utility sheet`);
  return sheet;
}

/** The limits of a trial: the platform's, with what the exercise sets. */
export function limitsOf(manifest: Manifest): TrialLimits {
  const own = Object.entries(manifest.limits).filter(([, value]) => value !== undefined);
  return { ...TRIAL_LIMITS, ...Object.fromEntries(own) };
}

/** Whether a learner may change this path: `*` matches inside one folder, `**` across folders. Notes are always theirs. */
export function isEditable(manifest: Pick<Manifest, 'editable'>, filePath: string): boolean {
  return isNote(filePath) || manifest.editable.some((glob) => globToRegExp(glob).test(filePath));
}

function globToRegExp(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
