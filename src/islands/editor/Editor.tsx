import { useEffect, useRef } from 'react';
import type { CompileError } from '#sandbox/box';
import { type CodeEditor, mountCodeEditor, type Place } from './code-editor.ts';

/** Where to put the cursor; a new object for each jump, also to the same place. */
export interface Jump extends Place {
  path: string;
}

interface Props {
  file: { path: string; text: string; isReadOnly: boolean };
  /** Something else stands in its place for now; it keeps its texts and their undo. */
  isHidden: boolean;
  /** Grows when text changed behind the editor's back. */
  epoch: number;
  error: CompileError | undefined;
  jump: Jump | undefined;
  onEdit(path: string, text: string): void;
  onCursor(place: Place): void;
  /** Called with the editor once it stands; what it returns, before it goes. Must stay the same function. */
  onMount(editor: CodeEditor, host: HTMLElement): () => void;
}

/** The code editor as React sees it: an empty element whose shadow root belongs to CodeMirror. */
export function Editor({ file, isHidden, epoch, error, jump, onEdit, onCursor, onMount }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor>(undefined);
  const listener = useRef({ onEdit, onCursor });
  listener.current = { onEdit, onCursor };

  useEffect(() => {
    if (!host.current) return;
    const mounted = mountCodeEditor(host.current, {
      onEdit: (path, text) => listener.current.onEdit(path, text),
      onCursor: (place) => listener.current.onCursor(place),
    });
    editor.current = mounted;
    const release = onMount(mounted, host.current);
    return () => {
      release();
      mounted.destroy();
    };
  }, [onMount]);

  const lastEpoch = useRef(epoch);
  useEffect(() => {
    if (lastEpoch.current !== epoch) editor.current?.forget();
    lastEpoch.current = epoch;
    editor.current?.show(file);
  }, [file, epoch]);

  useEffect(() => {
    editor.current?.markError(error?.file === file.path ? error : undefined);
  }, [error, file.path]);

  useEffect(() => {
    if (jump && jump.path === file.path) editor.current?.goTo(jump);
  }, [jump, file.path]);

  return <div ref={host} className="editor-host" data-editor="" hidden={isHidden} />;
}
