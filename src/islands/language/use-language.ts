import { useCallback, useEffect, useRef, useState } from 'react';
import type { SourceFile } from '#domain/program';
import type { CodeEditor } from '../editor/code-editor.ts';
import type { ClientState } from './language-client.ts';
import type { Problem } from './language-messages.ts';
import type { RunningLanguage, Surroundings } from './start-language.ts';

/** A remark is worth reading for so long. */
const SAID_MS = 6_000;
/** By these somebody turns to the editor. */
const TURNS_TO = ['focusin', 'pointerover'] as const;

export interface Language {
  /** `asleep` until somebody turns to the editor. */
  state: 'asleep' | ClientState;
  problems: readonly Problem[];
  /** The last thing it had to say, for a few seconds. */
  said: string;
  /** Gives the file on show the layout of the exercises. */
  format(): Promise<void>;
  /** Waits for somebody to turn to the editor in `host`; the returned function ends everything. */
  attach(editor: CodeEditor, host: HTMLElement): () => void;
}

interface Around extends Pick<Surroundings, 'isEditable' | 'open'> {
  files: readonly SourceFile[];
  /** Path of the file on show. */
  shown: string;
}

/**
 * The language service of the workspace. Nothing of it is loaded until the editor has the focus or is pointed at; where it
 * cannot be loaded the editor stays as it was.
 */
export function useLanguage(around: Around): Language {
  const [state, setState] = useState<Language['state']>('asleep');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, say] = useState('');
  const running = useRef<RunningLanguage>(undefined);
  const waking = useRef<() => Promise<void>>(undefined);
  const latest = useRef(around);
  latest.current = around;
  const { files, shown } = around;

  const attach = useCallback((editor: CodeEditor, host: HTMLElement) => {
    let isOver = false;
    let woken: Promise<void> | undefined;
    const start = async () => {
      setState('loading');
      const loaded = await import('./start-language.ts').catch(() => undefined);
      if (isOver) return;
      if (!loaded) return setState('not_loaded');
      running.current = loaded.startLanguage(editor, {
        isEditable: (path) => latest.current.isEditable(path),
        open: (place) => latest.current.open(place),
        onState: setState,
        onProblems: setProblems,
        say,
      });
      running.current.keep(latest.current.files, latest.current.shown);
    };
    const wake = () => {
      woken ??= start();
      return woken;
    };
    waking.current = wake;
    for (const event of TURNS_TO) host.addEventListener(event, wake, { once: true });
    return () => {
      isOver = true;
      for (const event of TURNS_TO) host.removeEventListener(event, wake);
      running.current?.stop();
      running.current = undefined;
    };
  }, []);

  useEffect(() => running.current?.keep(files, shown), [files, shown]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const format = useCallback(async () => {
    await waking.current?.();
    running.current?.format();
  }, []);
  return { state, problems, said, format, attach };
}
