/** What `exercise prove` found out about an exercise's suites: the evidence that a version may be published. */
import { z } from 'zod';
import { MODE_IDS, type ModeId } from './mode.ts';

/** The checks by their numbers in the checklist; 12, two languages, waits for a second language. */
export const CHECKS = {
  '1': 'The starter fails, as designed',
  '2': 'The reference passes on other seeds and worlds',
  '3': 'Other good programs pass',
  '4': 'Trivial policies earn nothing',
  '4b': 'The model is needed',
  '5': 'Conceptual mutants are killed',
  '5b': 'Pairs of mutants are killed',
  '6': 'Operator mutants are killed',
  '7': 'Every run gives the same bytes',
  '8': 'Act and hold are balanced',
  '9': 'Worlds are independent',
  '10': 'Feedback gives no hidden input away',
  '11': 'The outcome holds for other prices',
  '13': 'Grading is quick enough',
} as const;
export type CheckId = keyof typeof CHECKS;
const CHECK_IDS = Object.keys(CHECKS) as [CheckId, ...CheckId[]];

const share = z.number();
const words = z.string();

const checkSchema = z
  .object({
    id: z.enum(CHECK_IDS),
    /** `not run` is neither: it was left out because somebody asked for less. */
    status: z.enum(['holds', 'falls short', 'not run']),
    /** What was found, in a few words: `R 0.05, 0 vetoes`. */
    found: words,
    /** What is asked: `R ≤ 0.30`. */
    asked: words,
    /** What falls short, one sentence each, for the author to act on. */
    faults: z.array(words),
    /** What is worth knowing and breaks nothing. */
    notes: z.array(words),
  })
  .strict();

const roleSchema = z.enum([
  'reference',
  'solution',
  'solver',
  'mutant',
  'survivor',
  'starter',
  'trivial',
  'generic',
]);

/** One program on one stage. Reliability in [0, 1]; `outcome` is null where the sheet measures nothing. */
const programSchema = z
  .object({
    name: words,
    role: roleSchema,
    level: words,
    reliability: share,
    outcome: share.nullable(),
    vetoes: z.number(),
  })
  .strict();

const mutantSchema = z
  .object({
    name: words,
    flaw: words.optional(),
    /** Families that its `why.md` names. */
    expected: z.array(words),
    /** Families that it fails: below what production-ready asks of the weakest. */
    failed: z.array(words),
    isKilled: z.boolean(),
    /** Why it may survive, as its `why.md` says. */
    excuse: words.optional(),
  })
  .strict();

const survivorSchema = z
  .object({
    file: words,
    line: z.number(),
    mutator: words,
    original: words,
    replacement: words,
    label: z.enum(['equivalent', 'redundant', 'missing-family']).optional(),
    why: words.optional(),
  })
  .strict();

const operatorsSchema = z
  .object({ total: z.number(), killed: z.number(), survivors: z.array(survivorSchema) })
  .strict();

const panelSchema = z
  .object({ reliability: share, vetoes: z.number(), outcome: share.nullable(), isCertification: z.boolean() })
  .strict();

/** Percentiles of a program's outcome over the drawn sheets. */
const costSchema = z.object({ name: words, role: roleSchema, p5: share, median: share, p95: share }).strict();

const stageSchema = z
  .object({
    stage: z.number(),
    title: words,
    families: z.array(
      z.object({ id: words, title: words, mode: z.enum(MODE_IDS as [ModeId, ...ModeId[]]) }).strict(),
    ),
    checks: z.array(checkSchema),
    programs: z.array(programSchema),
    flaws: z.array(z.object({ name: words, title: words, failed: z.array(words) }).strict()),
    mutants: z.array(mutantSchema),
    pairs: z.object({ tried: z.number(), killed: z.number() }).strict().optional(),
    operators: operatorsSchema.optional(),
    panels: z.array(panelSchema),
    twins: z.object({ act: z.number(), hold: z.number(), surface: share.optional() }).strict(),
    costs: z.array(costSchema),
    leaks: z.object({ prints: z.number(), hits: z.number() }).strict(),
    flake: z.object({ repeats: z.number(), differing: z.number() }).strict(),
    time: z.object({ practiceMs: z.number(), certificationMs: z.number() }).strict(),
  })
  .strict();

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'use 64 lower-case hex digits');

export const proofSchema = z
  .object({
    format: z.literal(1),
    slug: words,
    title: words,
    /** What learners are graded by. */
    contentHash: hash,
    /** The programs and settings that it was proved with. */
    programsHash: hash,
    engine: words,
    /** Fewer repeats, panels and sheets, and no pairs and operators: tells an author, publishes nothing. */
    isQuick: z.boolean(),
    /** ISO 8601, UTC. */
    at: z.iso.datetime(),
    ms: z.number(),
    stages: z.array(stageSchema),
  })
  .strict();

export type Proof = z.infer<typeof proofSchema>;
export type StageProof = z.infer<typeof stageSchema>;
export type Check = z.infer<typeof checkSchema>;
export type ProgramRole = z.infer<typeof roleSchema>;
export type MutantRow = z.infer<typeof mutantSchema>;
export type Survivor = z.infer<typeof survivorSchema>;
export type OperatorRun = z.infer<typeof operatorsSchema>;
export type CostRow = z.infer<typeof costSchema>;
export type PanelRow = z.infer<typeof panelSchema>;

/** Checks of all stages that have a status. */
export function checksWith({ stages }: Pick<Proof, 'stages'>, status: Check['status']): Check[] {
  return stages.flatMap((stage) => stage.checks.filter((check) => check.status === status));
}

/** Whether nothing falls short of what was looked at. */
export function holds(proof: Pick<Proof, 'stages'>): boolean {
  return checksWith(proof, 'falls short').length === 0;
}

/**
 * Why a proof does not allow something to be published, or undefined when it does: it must be of exactly this content and
 * these programs, a full one, and hold in every check.
 */
export function whyNotPublishable(
  proof: Proof,
  is: Pick<Proof, 'contentHash' | 'programsHash'>,
): string | undefined {
  if (proof.contentHash !== is.contentHash)
    return `a proof of other content (${short(proof.contentHash)}; the folder now holds ${short(is.contentHash)})`;
  if (proof.programsHash !== is.programsHash) return 'a proof with other solutions, mutants or labels';
  if (proof.isQuick) return 'a quick proof';
  const unmet = [...checksWith(proof, 'falls short'), ...checksWith(proof, 'not run')];
  if (unmet.length === 0) return undefined;
  const names = [...new Set(unmet.map(({ id }) => `${id} (${CHECKS[id]})`))].join(', ');
  return `a proof in which these checks do not hold: ${names}`;
}

function short(contentHash: string): string {
  return contentHash.slice(0, 12);
}
