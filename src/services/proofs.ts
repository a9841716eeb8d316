import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from '#domain/proof';
import { proofFrom } from '#proof/proof-files';

/** Proofs in the data folder, as `exercise prove` and publishing put them there. */
export interface Proofs {
  /** Every proof of exactly this content, whatever programs it was made with: full ones first, then the newest first. */
  of(contentHash: string): Proof[];
  /** The first of them. */
  find(contentHash: string): Proof | undefined;
  /** The newest proof of a slug, of whatever content. */
  findLatest(slug: string): Proof | undefined;
}

/** Reads at every call: another process writes them. Files that are no proofs are passed over. */
export function openProofs(folder: string): Proofs {
  const of = (contentHash: string) => sorted(proofsIn(folder, (name) => name.startsWith(contentHash)));
  return {
    of,
    find: (contentHash) => of(contentHash)[0],
    findLatest: (slug) => sorted(proofsIn(folder, () => true).filter((p) => p.slug === slug))[0],
  };
}

function sorted(proofs: readonly Proof[]): Proof[] {
  const rank = (p: Proof) => `${p.isQuick ? 0 : 1} ${p.at}`;
  return [...proofs].sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

function proofsIn(folder: string, isWanted: (name: string) => boolean): Proof[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && isWanted(name))
    .flatMap((name) => proofFrom(readFileSync(join(folder, name), 'utf8')) ?? []);
}
