import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { OwnCase } from '#domain/own-case';
import type { SourceFile } from '#domain/program';
import type { PracticeJob, PracticePick } from './practice-messages.ts';
import { openPractice, type PracticeState, practiceReducer, type Recalled } from './practice-results.ts';
import { PracticeRun } from './practice-run.ts';
import { WaitingWorker } from './waiting-worker.ts';

export interface Practice {
  setup: PracticeSetup;
  state: PracticeState;
  isRunning: boolean;
  run(pick: PracticePick): void;
  stop(): void;
  /** Drops every mark. */
  forget(): void;
}

/** What stays the same from run to run. */
export interface PracticeSetup {
  worldUrl: string;
  input: Omit<PracticeJob['input'], 'files'>;
}

/** Practice of the files in hand. A new run ends the one under way. */
export function usePractice(
  setup: PracticeSetup,
  draft: { files: readonly SourceFile[]; own: readonly OwnCase[]; version: number },
  recalled?: Recalled,
): Practice {
  const [state, dispatch] = useReducer(practiceReducer, recalled, openPractice);
  const running = useRef<{ stop(): void }>(undefined);
  const waiting = useRef<WaitingWorker<Worker>>(undefined);
  waiting.current ??= new WaitingWorker(startWorker);
  const workers = waiting.current;
  const latest = useRef(draft);
  latest.current = draft;

  const stop = useCallback(() => running.current?.stop(), []);
  const run = useCallback(
    (pick: PracticePick) => {
      stop();
      const { files, own, version } = latest.current;
      dispatch({ kind: 'started', version, at: performance.now() });
      const input = { ...setup.input, files };
      running.current = new PracticeRun(
        { worldUrl: setup.worldUrl, input, pick, own },
        {
          spawn: () => workers.take(),
          now: () => performance.now(),
          every,
          onEvent: (event) => {
            dispatch({ kind: 'told', event, at: performance.now() });
            if (event.kind === 'finished' || event.kind === 'stopped') workers.prepare();
          },
        },
      );
    },
    [setup, stop, workers],
  );
  const forget = useCallback(() => {
    stop();
    dispatch({ kind: 'forgotten' });
  }, [stop]);
  useEffect(() => {
    workers.prepare();
    return () => {
      stop();
      workers.close();
    };
  }, [stop, workers]);

  const isRunning = state.status.kind === 'opening' || state.status.kind === 'running';
  return { setup, state, isRunning, run, stop, forget };
}

function startWorker(): Worker {
  return new Worker(new URL('./practice-worker.ts', import.meta.url), { type: 'module' });
}

function every(ms: number, call: () => void): () => void {
  const id = setInterval(call, ms);
  return () => clearInterval(id);
}
