import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Receipt } from '#domain/receipt';
import type { Trial } from '#domain/trial';
import { chunkText } from '#grader/receipt';

/** Fast rather than small: packing happens on the way to a verdict. */
const LEVEL = 2;

/** A chunk of trials packed for evidence, with its digest as receipts have it (`digestsOf`). */
export function packChunk(
  trials: readonly Trial[],
  isFirst: boolean,
): { digest: string; packed: Uint8Array } {
  // Trial by trial, and never as one string: a program can make a chunk tens of megabytes long.
  const pieces = trials.map((trial, at) =>
    Buffer.from(`${at === 0 && isFirst ? '' : ','}${chunkText([trial])}`),
  );
  const bytes = Buffer.concat(pieces);
  const hashed = isFirst ? bytes : bytes.subarray(1);
  const digest = createHash('sha256').update(hashed).digest('hex');
  return { digest, packed: Uint8Array.from(member(bytes)) };
}

/**
 * Evidence of a run as gzip of its JSON, from its packed chunks in order: a gzip file may have many members, so they are
 * put side by side and never unpacked. The same chunks give the same bytes.
 */
export function evidenceOf(
  chunks: readonly Uint8Array[],
  receipt: Receipt | undefined,
): Uint8Array<ArrayBuffer> {
  const [head, tail] = [member('{"trials":['), member(`],"receipt":${JSON.stringify(receipt ?? null)}}`)];
  return Uint8Array.from(Buffer.concat([head, ...chunks, tail]));
}

/** The trials of packed chunks. */
export function unpackTrials(chunks: readonly Uint8Array[]): Trial[] {
  const { trials }: { trials: Trial[] } = JSON.parse(gunzipSync(evidenceOf(chunks, undefined)).toString());
  return trials;
}

function member(text: string | Buffer): Buffer {
  return gzipSync(text, { level: LEVEL });
}
