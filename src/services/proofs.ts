import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Which content was proved: that its suites tell good programs from bad ones. */
export interface Proofs {
  /** Whether a proof that falls short nowhere exists for exactly this content. */
  hasProof(contentHash: string): boolean;
}

/** Only what publishing asks of a proof; whoever made it knows the rest. */
const proofSchema = z.looseObject({ checks: z.array(z.looseObject({ status: z.string() })).min(1) });
const FALLS_SHORT = 'falls short';

/** The proofs in a folder: files named `<content hash>.json`, or with more behind the hash. A missing folder holds none. */
export function openProofs(dir: string): Proofs {
  return {
    hasProof(contentHash) {
      if (!existsSync(dir)) return false;
      const names = readdirSync(dir).filter((name) => name.startsWith(contentHash) && name.endsWith('.json'));
      return names.some((name) => holds(join(dir, name)));
    },
  };
}

function holds(file: string): boolean {
  const parsed = proofSchema.safeParse(readJson(file));
  return parsed.success && parsed.data.checks.every((check) => check.status !== FALLS_SHORT);
}

/** Undefined for a file that is no JSON: half a proof is none. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
