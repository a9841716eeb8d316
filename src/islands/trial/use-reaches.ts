import { useEffect, useState } from 'react';
import type { Trial } from '#domain/trial';
import type { Reach } from '#simulation/model/reach';
import type { PracticeSetup } from '../practice/use-practice.ts';
import { type ReachPlace, type ReachQuestion, reachAnswerSchema } from './reach-messages.ts';

export type Reaches =
  | { kind: 'looking' }
  | { kind: 'known'; byOperation: ReadonlyMap<number, Reach>; hasOwnFaults: boolean }
  | { kind: 'unknown'; message: string };

const NONE: Reaches = { kind: 'known', byOperation: new Map(), hasOwnFaults: false };

/** What the model had to go by in the calls of a trial, worked out in a worker of its own once the trial is on show. */
export function useReaches(setup: PracticeSetup, trial: Trial, place: ReachPlace | undefined): Reaches {
  const [reaches, setReaches] = useState<Reaches>({ kind: 'looking' });
  const isAsking = trial.trace.entries.some(isCall);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is that of the trial
  useEffect(() => {
    setReaches(isAsking && place ? { kind: 'looking' } : NONE);
    if (!isAsking || !place) return;
    const { manifest, stage } = setup.input;
    const { trace, virtualMs } = trial;
    return ask({ worldUrl: setup.worldUrl, manifest, stage, place, trial: { trace, virtualMs } }, setReaches);
  }, [setup, trial]);
  return reaches;
}

/** Whether an operation is a request to the model. */
export function isCall({ op }: { op: string }): boolean {
  return op === 'model.chat' || op === 'model.stream';
}

/** Asks one question of a new worker; the returned function ends it. */
function ask(question: ReachQuestion, tell: (reaches: Reaches) => void): () => void {
  const worker = new Worker(new URL('./reach-worker.ts', import.meta.url), { type: 'module' });
  const unknown = (message: string) => tell({ kind: 'unknown', message });
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    const read = reachAnswerSchema.safeParse(data);
    if (!read.success) unknown('This page and its worker do not match. Reload the page.');
    else if (read.data.kind === 'failed') unknown(read.data.message);
    else {
      const { reaches, hasOwnFaults } = read.data;
      tell({ kind: 'known', byOperation: new Map(reaches.map((r) => [r.operation, r])), hasOwnFaults });
    }
    worker.terminate();
  };
  worker.onerror = (event) => {
    unknown(event.message || 'The worker did not load.');
    worker.terminate();
  };
  worker.postMessage(question);
  return () => worker.terminate();
}
