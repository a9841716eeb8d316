import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Evidence, evidenceSchema } from '#domain/evidence';

const unpack = promisify(gunzip);

/** Evidence from its file's bytes; `undefined` when an older version wrote them, in a form that cannot be judged again. @throws Error when they are no gzip of JSON */
export async function unpackEvidence(bytes: Uint8Array): Promise<Evidence | undefined> {
  const parsed = evidenceSchema.safeParse(JSON.parse((await unpack(bytes)).toString()));
  return parsed.success ? parsed.data : undefined;
}
