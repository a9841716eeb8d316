import { useRef, useState } from 'react';
import type { Prediction } from '#domain/foresight';
import { checkFiles, type SourceFile } from '#domain/program';
import type { HiddenRuns } from '../workspace/workspace-props.ts';
import { fetchHiddenRuns, postSubmission } from './submit-api.ts';

export type SubmitState =
  | { kind: 'closed' }
  | { kind: 'asking' }
  | { kind: 'sending' }
  | { kind: 'failed'; message: string };

export interface Submit {
  state: SubmitState;
  hiddenRuns: HiddenRuns | null;
  ask(): void;
  send(predicted?: Prediction): Promise<void>;
  close(): void;
}

interface Work {
  viewerId: string | null;
  slug: string;
  stage: number;
  files: readonly SourceFile[];
  hiddenRuns: HiddenRuns | null;
  /** Saves what is unsaved, so that leaving the page for the report loses nothing. */
  flush(): Promise<void>;
}

/** Submitting: ask, send, go to the report. One key per question asked, kept over retries. */
export function useSubmit(work: Work): Submit {
  const [state, setState] = useState<SubmitState>({ kind: 'closed' });
  const [hiddenRuns, setHiddenRuns] = useState(work.hiddenRuns);
  const key = useRef('');

  async function refreshRuns(): Promise<void> {
    const answer = await fetchHiddenRuns(work.slug, work.stage);
    if (answer.kind === 'ok') setHiddenRuns(answer.value);
  }

  return {
    state,
    hiddenRuns,
    ask() {
      key.current = crypto.randomUUID();
      setState({ kind: 'asking' });
      if (work.viewerId !== null) void refreshRuns();
    },
    close: () => setState({ kind: 'closed' }),
    async send(predicted) {
      const { slug, stage, files } = work;
      const checked = checkFiles(files);
      if (!checked.ok) return setState({ kind: 'failed', message: checked.refusal.message });
      setState({ kind: 'sending' });
      await work.flush();
      const answer = await postSubmission({
        slug,
        stage,
        files,
        idempotencyKey: key.current,
        ...(predicted && { predicted }),
      });
      if (answer.kind === 'ok') location.assign(`/attempts/${encodeURIComponent(answer.value.submissionId)}`);
      else setState({ kind: 'failed', message: answer.message });
    },
  };
}
