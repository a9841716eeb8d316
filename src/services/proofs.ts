import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Proofs in the data folder, as `exercise prove` and publishing put them there. */
export interface Proofs {
  /** Whether a full proof of exactly this content holds in every check. */
  hasProof(contentHash: string): boolean;
}

/** Only what publishing asks of a proof; whoever made it knows the rest. */
const proofSchema = z.looseObject({
  contentHash: z.string(),
  isQuick: z.literal(false),
  stages: z
    .array(z.looseObject({ checks: z.array(z.looseObject({ status: z.literal('holds') })).min(1) }))
    .min(1),
});

/** Reads at every call: another process writes them. A missing folder holds none. */
export function openProofs(folder: string): Proofs {
  return {
    hasProof(contentHash) {
      if (!existsSync(folder)) return false;
      const names = readdirSync(folder).filter(
        (name) => name.startsWith(contentHash) && name.endsWith('.json'),
      );
      return names.some(
        (name) => proofSchema.safeParse(readJson(join(folder, name))).data?.contentHash === contentHash,
      );
    },
  };
}

/** Undefined for a file that is no JSON: half a proof is none. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
