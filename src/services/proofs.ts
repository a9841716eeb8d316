import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Proof, proofSchema, whyNotPublishable } from '#domain/proof';

/** Proofs in the data folder, as `exercise prove` and publishing put them there. */
export interface Proofs {
  /** Whether a full proof of exactly this content holds in every check. The programs it was made with are not looked at. */
  hasProof(contentHash: string): boolean;
  /** The proof of exactly this content; a full one before a quick one, the newest of several. */
  find(contentHash: string): Proof | undefined;
  /** The newest proof of a slug, of whatever content. */
  findLatest(slug: string): Proof | undefined;
}

/** Reads at every call: another process writes them. Files that are no proofs are passed over. */
export function openProofs(folder: string): Proofs {
  const of = (contentHash: string) => proofsIn(folder, (name) => name.startsWith(contentHash));
  return {
    hasProof: (contentHash) =>
      of(contentHash).some((p) => whyNotPublishable(p, { ...p, contentHash }) === undefined),
    find: (contentHash) => newest(of(contentHash)),
    findLatest: (slug) => newest(proofsIn(folder, () => true).filter((p) => p.slug === slug)),
  };
}

function newest(proofs: readonly Proof[]): Proof | undefined {
  const rank = (p: Proof) => `${p.isQuick ? 0 : 1} ${p.at}`;
  return [...proofs].sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];
}

function proofsIn(folder: string, isWanted: (name: string) => boolean): Proof[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && isWanted(name))
    .flatMap((name) => {
      const parsed = proofSchema.safeParse(jsonOf(readFileSync(join(folder, name), 'utf8')));
      return parsed.success ? [parsed.data] : [];
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
