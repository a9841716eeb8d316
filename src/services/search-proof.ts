import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import type { LoadedExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { type Proof, whyNotPublishable } from '#domain/proof';
import { proofFileName, readProof, writeProof } from '#proof/proof-files';
import { openProofs } from './proofs.ts';

/** A proof that allows an exercise to be published, or what stands in the way. */
export type ProofSearch = { proof: Proof } | { obstacle: string };

/**
 * Looks for a proof of exactly this content and these programs, in the data folder or as `proof.json` of the exercise's
 * folder. Writes nothing. Of several that do not do, the obstacle tells of the fullest and newest.
 */
export async function searchProof(loaded: LoadedExercise, dataDir: string): Promise<ProofSearch> {
  const { contentHash } = loaded.exercise;
  const programsHash = await programsHashOf(loaded);
  if (programsHash === undefined) return { obstacle: 'programs that cannot be read' };
  const is = { contentHash, programsHash };
  const beside = await readProof(join(loaded.folder, 'proof.json'));
  const proofs = openProofs(proofsDir(dataDir));
  const found = [...proofs.of(contentHash), ...(beside ? [beside] : [])];
  const proof = found.find((p) => whyNotPublishable(p, is) === undefined);
  if (proof) return { proof };
  const nearest =
    found.find((p) => p.programsHash === programsHash) ??
    found[0] ??
    proofs.findLatest(loaded.exercise.manifest.slug);
  return { obstacle: (nearest && whyNotPublishable(nearest, is)) ?? 'no proof' };
}

/** Puts a proof into the data folder, where the proof page reads it; one that is there already stays as it is. */
export async function keepProof(dataDir: string, proof: Proof): Promise<void> {
  if (existsSync(join(proofsDir(dataDir), proofFileName(proof)))) return;
  await writeProof(proofsDir(dataDir), proof);
}

/** Undefined when an author's files are not valid: a server must start all the same. */
async function programsHashOf(loaded: LoadedExercise): Promise<string | undefined> {
  try {
    return (await readPrograms(loaded)).hash;
  } catch (error) {
    if (error instanceof ExerciseError) return undefined;
    throw error;
  }
}

function proofsDir(dataDir: string): string {
  return join(dataDir, 'proofs');
}
