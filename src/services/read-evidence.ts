import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Evidence, evidenceSchema } from '#domain/evidence';
import type { Trial } from '#domain/trial';
import type { Deps } from './deps.ts';

const unpack = promisify(gunzip);

/** Evidence from its file's bytes; `undefined` when an older version wrote them, in a form that cannot be judged again. @throws Error when they are no gzip of JSON */
export async function unpackEvidence(bytes: Uint8Array): Promise<Evidence | undefined> {
  const parsed = evidenceSchema.safeParse(JSON.parse((await unpack(bytes)).toString()));
  return parsed.success ? parsed.data : undefined;
}

/**
 * The practice trials of a run as they are kept, void ones included; none where they are not, or cannot be read any more, of
 * which the operator is told. Never a hidden trial, whatever is kept.
 */
export async function keptPractice(
  { store, evidence, reportProblem }: Pick<Deps, 'store' | 'evidence' | 'reportProblem'>,
  runId: string,
): Promise<Trial[]> {
  const ref = store.evidence.find(runId);
  const bytes = ref && evidence.read(ref.hash);
  try {
    const trials = (bytes && (await unpackEvidence(bytes)))?.trials ?? [];
    return trials.filter(({ suite }) => suite === 'practice');
  } catch (error) {
    reportProblem(`The evidence of run ${runId} cannot be read; its traces are not shown.`, error);
    return [];
  }
}
