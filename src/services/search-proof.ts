import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import type { LoadedExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { type Proof, whyNotPublishable } from '#domain/proof';
import { readProof, writeProof } from '#proof/proof-files';

/**
 * What stands in the way of publishing: looks for a proof of exactly this content and these programs, in the data folder
 * or as `proof.json` of the exercise's folder, which then goes into the data folder. Undefined when there is one.
 */
export async function proofObstacle(loaded: LoadedExercise, dataDir: string): Promise<string | undefined> {
  const proofsDir = join(dataDir, 'proofs');
  const { contentHash } = loaded.exercise;
  const programsHash = await programsHashOf(loaded);
  if (programsHash === undefined) return 'programs that cannot be read';
  const is = { contentHash, programsHash };
  const stored = await readProof(join(proofsDir, `${contentHash}-${programsHash}.json`));
  const beside = await readProof(join(loaded.folder, 'proof.json'));
  const proofs = [stored, beside].filter((p) => p !== undefined);
  const valid = proofs.find((p) => whyNotPublishable(p, is) === undefined);
  if (valid) return void (await keptIn(proofsDir, valid));
  const [first] = proofs;
  return first ? whyNotPublishable(first, is) : 'no proof';
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

async function keptIn(proofsDir: string, proof: Proof): Promise<void> {
  if (existsSync(join(proofsDir, `${proof.contentHash}-${proof.programsHash}.json`))) return;
  await writeProof(proofsDir, proof);
}
