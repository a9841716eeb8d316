import { z } from 'zod';
import type { Manifest } from '#domain/exercise';
import type { Trial } from '#domain/trial';
import type { Reach } from '#simulation/model/reach';

/** Where the case of a trial is in the practice suite; `fault`: the menu entry that an own case asked for. */
export interface ReachPlace extends Pick<Trial, 'family' | 'case' | 'twin' | 'seed'> {
  fault: string | null;
}

/** A trial whose calls are to be looked into. */
export interface ReachQuestion {
  worldUrl: string;
  manifest: Manifest;
  /** 1-based. */
  stage: number;
  place: ReachPlace;
  trial: Pick<Trial, 'trace' | 'virtualMs'>;
}

/** The parts that decide what is drawn are checked; the rest comes from our own simulation and is only shown. */
const reachSchema = z.custom<Reach>(
  (value) =>
    z
      .object({
        operation: z.number().int(),
        promptTokens: z.number(),
        segments: z.array(z.object({ share: z.number() })),
        documents: z.array(z.object({ id: z.string(), share: z.number() })),
        keys: z.array(z.object({ key: z.string(), reading: z.object({ kind: z.string() }) })),
      })
      .safeParse(value).success,
);

export const reachAnswerSchema = z.discriminatedUnion('kind', [
  /** `hasOwnFaults`: the case brings faults in place of its menu entry's. */
  z.object({ kind: z.literal('reaches'), reaches: z.array(reachSchema), hasOwnFaults: z.boolean() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type ReachAnswer = z.infer<typeof reachAnswerSchema>;
