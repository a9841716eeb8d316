import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Proof, proofSchema } from '#domain/proof';

/** `<contentHash>-<programsHash>.json`; a quick proof has a name of its own, so that it takes no full one's place. */
export function proofFileName({ contentHash, programsHash, isQuick }: Proof): string {
  return `${contentHash}-${programsHash}${isQuick ? '.quick' : ''}.json`;
}

/** Writes a proof under its name, all or nothing. Gives the file. */
export async function writeProof(folder: string, proof: Proof): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, proofFileName(proof));
  await writeWhole(file, proof);
  return file;
}

/** Writes a proof as `proof.json` of an exercise's folder, to be committed with it. */
export async function writeProofBeside(exerciseFolder: string, proof: Proof): Promise<string> {
  const file = join(exerciseFolder, 'proof.json');
  await writeWhole(file, proof);
  return file;
}

/** A proof from a file; undefined when there is none, or when it was written in another format. */
export async function readProof(file: string): Promise<Proof | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : proofFrom(text);
}

/** A proof from a file's text; undefined for text that is none, or of another format. */
export function proofFrom(text: string): Proof | undefined {
  const parsed = proofSchema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function writeWhole(file: string, proof: Proof): Promise<void> {
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, `${JSON.stringify(proof, null, 1)}\n`);
  await rename(half, file);
}
