import { z } from 'zod';
import { MODE_IDS, type ModeId } from '#domain/mode';
import type { OwnCase } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import { ENDINGS, VERDICTS } from '#domain/verdict';
import type { GradingInput } from '#grader/grading';

/** Which trials of the practice suite to run. Indices are those of the grading. */
export type PracticePick =
  | { kind: 'all' }
  | { kind: 'family'; family: string }
  | { kind: 'trials'; indices: readonly number[] }
  /** Every case of the learner's own. */
  | { kind: 'own' };

/** Stands in a label for the family of the learner's own cases; `case` is then the case's id, `seed` its place from 1. */
export const OWN = '(own)';

/** What a worker is asked to do, in one message. */
export interface PracticeJob {
  /** Same-origin URL of the public world bundle. */
  worldUrl: string;
  input: Pick<GradingInput, 'manifest' | 'contentHash' | 'version' | 'stage' | 'files'>;
  pick: PracticePick;
  /** Cases of the learner's own; they stand behind those of the suite. */
  own: readonly OwnCase[];
  /** Trials an earlier worker of the same run has delivered. */
  done: readonly number[];
  /** Trials the page's watchdog ended: settled as out of fuel without being run. */
  tooLong: readonly number[];
}

const modeSchema = z.enum(MODE_IDS as [ModeId, ...ModeId[]]);
const indexSchema = z.number().int().min(0);

const labelSchema = z.object({
  index: indexSchema,
  family: z.string(),
  mode: modeSchema,
  case: z.string(),
  twin: z.enum(['act', 'hold', 'only']),
  seed: z.number().int().min(1),
});

/** A trial of the suite before it is run. */
export type TrialLabel = z.infer<typeof labelSchema>;

/** The parts that decide what is drawn are checked; the rest comes from our own grader and is only shown. */
const trialSchema = z.custom<Trial>(
  (value) =>
    z
      .object({
        family: z.string(),
        case: z.string(),
        seed: z.number().int(),
        verdict: z.enum(VERDICTS),
        credited: z.boolean(),
        ending: z.enum(ENDINGS),
        trace: z.object({ entries: z.array(z.unknown()), logs: z.array(z.unknown()) }),
      })
      .safeParse(value).success,
);

const resultSchema = z.object({ index: indexSchema, trial: trialSchema });

export const fromWorkerSchema = z.discriminatedUnion('kind', [
  /** The program is open. `chosen`: the indices this run is about. */
  z.object({
    kind: z.literal('opened'),
    labels: z.array(labelSchema),
    chosen: z.array(indexSchema),
    /** What each family is about, by id. */
    titles: z.record(z.string(), z.string()),
    /** Names in each family's fault menu, by id. */
    faults: z.record(z.string(), z.array(z.string())),
  }),
  /** Sent before each trial, so that the page knows which one to blame for silence. */
  z.object({ kind: z.literal('running'), index: indexSchema }),
  z.object({ kind: z.literal('results'), results: z.array(resultSchema) }),
  z.object({ kind: z.literal('finished') }),
  /** Ours: the worker could not do its work. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type FromWorker = z.infer<typeof fromWorkerSchema>;
export type TrialResult = z.infer<typeof resultSchema>;
