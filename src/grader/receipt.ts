import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { limitsOf, type Manifest } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { SourceFile } from '#domain/program';
import { type Receipt, TRIALS_PER_DIGEST } from '#domain/receipt';
import type { Trial } from '#domain/trial';
import { keyOf } from '#simulation/random';
import type { GradingInput } from './grading.ts';

/** A chunk of trials as it is hashed and kept: their JSON, in order, with commas between them. */
export function chunkText(trials: readonly Trial[]): string {
  return trials.map((trial) => JSON.stringify(trial)).join(',');
}

/** sha256 of each chunk of trials, hex. The server makes the same while it packs them, faster. */
export function digestsOf(trials: readonly Trial[]): string[] {
  const chunks = Array.from({ length: Math.ceil(trials.length / TRIALS_PER_DIGEST) }, (_, i) =>
    trials.slice(i * TRIALS_PER_DIGEST, (i + 1) * TRIALS_PER_DIGEST),
  );
  return chunks.map((chunk) => bytesToHex(sha256(utf8ToBytes(chunkText(chunk)))));
}

/** The receipt of a grading: what it was made of, what came out, and an id over both. */
export function receiptOf(digests: readonly string[], input: GradingInput, engine: string): Receipt {
  const { manifest, contentHash, stage, suites } = input;
  const parts = {
    exercise: manifest.slug,
    contentHash,
    stage,
    suites: [...suites],
    limits: limitsOf(manifest),
    engine,
    secret: secretCommitment(input.secret, manifest),
    submission: submissionHash(input.files),
    trials: trialsHash(digests, input),
  };
  return { id: receiptId(parts), ...parts };
}

/**
 * Under the secret, because learners see it: a plain hash would confirm to somebody at home that a guess at the hidden
 * inputs is right. With the files in it, because two equal ones would tell that two submissions differ in no trial.
 */
function trialsHash(digests: readonly string[], input: GradingInput): string {
  const hash = hmac.create(sha256, utf8ToBytes(input.secret));
  hash.update(utf8ToBytes(submissionHash(input.files)));
  for (const digest of digests) hash.update(utf8ToBytes(digest));
  return bytesToHex(hash.digest());
}

/** The id that belongs to a receipt's other fields: a receipt with another one was changed after it was made. */
export function receiptId({ id: _, ...parts }: Omit<Receipt, 'id'> & { id?: string }): string {
  return hashOf([parts]);
}

/** sha256 over the files, hex; their order makes no difference. */
export function submissionHash(files: readonly SourceFile[]): string {
  return hashOf(files.map(({ path, text }) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/** sha256 of the key of this version, hex: equal for equal secrets, and of no use to find the secret. */
export function secretCommitment(secret: string, manifest: Pick<Manifest, 'uuid' | 'version'>): string {
  return hashOf([keyOf(secret, manifest.uuid, manifest.version)]);
}

function hashOf(values: readonly unknown[]): string {
  const hash = sha256.create();
  for (const value of values) hash.update(utf8ToBytes(`${canonicalJson(value)}\n`));
  return bytesToHex(hash.digest());
}
