import { z } from 'zod';
import { type SourceFile, sourceFilesSchema } from '#domain/program';
import { type ApiAnswer, callApi } from '../api.ts';
import type { Theirs } from './save-state.ts';

const savedSchema = z.object({ revision: z.number().int(), savedAt: z.number() });
const workspaceSchema = z.object({
  files: sourceFilesSchema,
  revision: z.number().int(),
  savedAt: z.number().nullable(),
});

export type SaveAnswer =
  | ApiAnswer<{ revision: number; savedAt: number }>
  /** The server holds a newer revision than the one this save started from. */
  | { kind: 'conflict'; theirs: Theirs };

/** How a draft reaches the server; a fake stands in for it in the unit tests. */
export interface WorkspaceApi {
  save(revision: number, files: readonly SourceFile[]): Promise<SaveAnswer>;
}

/** The workspace endpoints of one exercise and stage. */
export function workspaceApi(slug: string, stage: number): WorkspaceApi {
  const url = `/api/workspaces/${encodeURIComponent(slug)}/${stage}`;
  return {
    async save(revision, files) {
      const answer = await callApi(savedSchema, { method: 'PUT', url, body: { revision, files } });
      if (answer.kind !== 'refused' || answer.status !== 409) return withAdvice(answer);
      const theirs = await callApi(workspaceSchema, { method: 'GET', url });
      return theirs.kind === 'ok' ? { kind: 'conflict', theirs: theirs.value } : withAdvice(theirs);
    },
  };
}

function withAdvice<T>(answer: ApiAnswer<T>): ApiAnswer<T> {
  if (answer.kind !== 'refused' || answer.status !== 401) return answer;
  return {
    ...answer,
    message: 'You are signed out. Sign in in another tab, then type on: it is saved again from there.',
  };
}
