import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { evidenceSchema } from '#domain/evidence';
import type { Trial } from '#domain/trial';
import { openEvidenceFiles } from '#store/evidence-files';

/** Every trial of an attempt's grading, hidden ones included, as the server keeps them. */
export function trialsOf(dataDir: string, submissionId: string): readonly Trial[] {
  const bytes = openEvidenceFiles(join(dataDir, 'evidence')).read(evidenceHashOf(dataDir, submissionId));
  if (!bytes) throw new Error(`the evidence of attempt ${submissionId} is not on disk`);
  return evidenceSchema.parse(JSON.parse(gunzipSync(bytes).toString())).trials;
}

function evidenceHashOf(dataDir: string, submissionId: string): string {
  const database = new Database(join(dataDir, 'holdfast.sqlite'), { readonly: true });
  try {
    const find = database.prepare<[string], { hash: string }>(
      'select evidence_hash as hash from runs where submission_id = ? and evidence_hash is not null order by ordinal desc',
    );
    const row = find.get(submissionId);
    if (!row) throw new Error(`attempt ${submissionId} has no evidence; is it graded?`);
    return row.hash;
  } finally {
    database.close();
  }
}
