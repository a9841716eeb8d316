import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { Trial } from '#domain/trial';

/** Every trial of an attempt's grading, hidden ones included, as the server keeps them. */
export function trialsOf(dataDir: string, submissionId: string): Trial[] {
  const database = new Database(join(dataDir, 'holdfast.sqlite'), { readonly: true });
  try {
    const find = database.prepare<[string], { evidence: Buffer }>(
      'select evidence from runs where submission_id = ? and evidence is not null order by ordinal desc',
    );
    const row = find.get(submissionId);
    if (!row) throw new Error(`attempt ${submissionId} has no evidence; is it graded?`);
    return JSON.parse(gunzipSync(row.evidence).toString());
  } finally {
    database.close();
  }
}
