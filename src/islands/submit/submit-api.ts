import { z } from 'zod';
import type { Prediction } from '#domain/foresight';
import type { SourceFile } from '#domain/program';
import { type ApiAnswer, callApi } from '../api.ts';
import type { HiddenRuns } from '../workspace/workspace-props.ts';

const submittedSchema = z.object({ submissionId: z.string(), attempt: z.number().int() });
const hiddenRunsSchema = z.object({
  left: z.number().int(),
  of: z.number().int(),
  nextAt: z.number().nullable(),
});

export interface Submission {
  slug: string;
  stage: number;
  files: readonly SourceFile[];
  /** The same for every try of one decision to submit, so that a lost answer never costs a second run. */
  idempotencyKey: string;
  /** What is expected of the hidden traffic. */
  predicted?: Prediction;
}

/** Sends work in. */
export function postSubmission(
  work: Submission,
): Promise<ApiAnswer<{ submissionId: string; attempt: number }>> {
  return callApi(submittedSchema, { method: 'POST', url: '/api/submissions', body: work });
}

/** Hidden runs left at a stage, as of now. */
export function fetchHiddenRuns(slug: string, stage: number): Promise<ApiAnswer<HiddenRuns>> {
  return callApi(hiddenRunsSchema, {
    method: 'GET',
    url: `/api/budget/${encodeURIComponent(slug)}/${stage}`,
  });
}
