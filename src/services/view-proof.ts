import { whyNotPublishable } from '#domain/proof';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { ProofView } from './contract.ts';
import type { Deps } from './deps.ts';
import { refuseBelow } from './refuse-below.ts';

/** What was proved of an exercise's suites: of the published content, or of what an author works on. For instructors. */
export function viewProof(
  { store, proofs }: Pick<Deps, 'store' | 'proofs'>,
  viewer: Viewer,
  slug: string,
): Result<ProofView> {
  const refusal = refuseBelow('instructor', viewer);
  if (refusal) return refusal;
  const version = store.exercises.findLatest(slug);
  const ofVersion = version && proofs.find(version.contentHash);
  const latest = proofs.findLatest(slug);
  // Somebody who has just proved a draft wants to see that, and not what is published.
  const proof = latest && (!ofVersion || latest.at > ofVersion.at) ? latest : ofVersion;
  const title = version?.manifest.title ?? proof?.title;
  if (title === undefined) return refuse('not_found', 'There is no such exercise, published or proved.');
  return ok({
    slug,
    title,
    published: version ? { number: version.number, contentHash: version.contentHash } : null,
    proof: proof ?? null,
    obstacle: proof ? (whyNotPublishable(proof, proof) ?? null) : null,
  });
}
