import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type SourceFile, sourceFilesSchema } from '#domain/program';
import { callApi } from '../api.ts';
import type { PastAttempt } from '../workspace/workspace-props.ts';

/** The starter's id among the bases; an attempt's is that of its submission. */
export const STARTER = 'starter';

export interface Base {
  id: string;
  label: string;
}

/** What the work can be compared with, the latest attempt first. */
export function basesOf(attempts: readonly PastAttempt[]): Base[] {
  const sorted = [...attempts].sort((a, b) => b.attempt - a.attempt);
  return [
    { id: STARTER, label: 'the starter' },
    ...sorted.map(({ submissionId, attempt }) => ({ id: submissionId, label: `attempt ${attempt}` })),
  ];
}

export type BaseFiles =
  | { kind: 'loading' }
  | { kind: 'ready'; files: readonly SourceFile[] }
  | { kind: 'failed'; message: string };

const filesSchema = z.object({ files: sourceFilesSchema });

/** Files of a base: the starter's are at hand, an attempt's come from the server. `retry` asks again. */
export function useBase(id: string, starter: readonly SourceFile[]): { base: BaseFiles; retry(): void } {
  const [loaded, setLoaded] = useState<{ id: string; base: BaseFiles }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (id === STARTER) return;
    let isCurrent = true;
    setLoaded({ id, base: { kind: 'loading' } });
    void fetchFiles(id, tries).then((base) => {
      if (isCurrent) setLoaded({ id, base });
    });
    return () => {
      isCurrent = false;
    };
  }, [id, tries]);
  const base: BaseFiles =
    id === STARTER
      ? { kind: 'ready', files: starter }
      : loaded?.id === id
        ? loaded.base
        : { kind: 'loading' };
  return { base, retry: () => setTries(tries + 1) };
}

async function fetchFiles(id: string, _try: number): Promise<BaseFiles> {
  const url = `/api/submissions/${encodeURIComponent(id)}/files`;
  const answer = await callApi(filesSchema, { method: 'GET', url });
  return answer.kind === 'ok'
    ? { kind: 'ready', files: answer.value.files }
    : { kind: 'failed', message: answer.message };
}
