import { type Dispatch, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { isEditable, type Manifest } from '#domain/exercise';
import type { CompileError } from '#sandbox/box';
import { dataTable } from '../data/data-rows.ts';
import { type Draft, type DraftAction, textOf } from '../files/draft.ts';
import { isCode } from '../language/code-files.ts';
import { LanguageStatus } from '../language/LanguageStatus.tsx';
import { ProblemList } from '../language/ProblemList.tsx';
import { useLanguage } from '../language/use-language.ts';
import type { FilePlace } from '../workspace/use-view.ts';
import type { Place } from './code-editor.ts';
import { Editor, type Jump } from './Editor.tsx';
import { EditorStatus } from './EditorStatus.tsx';
import { FileTabs } from './FileTabs.tsx';

interface Props {
  draft: Draft;
  manifest: Manifest;
  error: CompileError | undefined;
  jump: Jump | undefined;
  /** Where the work stands, in words. */
  saved: string;
  dispatch: Dispatch<DraftAction>;
  onJump(place: FilePlace): void;
}

const RecordTable = lazy(() => import('../data/RecordTable.tsx'));

/** Tabs of the open files, the editor, and a line that says where one is and whether it compiles. */
export function EditorPane({ draft, manifest, error, jump, saved, dispatch, onJump }: Props) {
  const [cursor, setCursor] = useState<Place>({ line: 1, column: 1 });
  const path = draft.active;
  const text = textOf(draft.files, path) ?? '';
  const isReadOnly = !isEditable(manifest, path);
  const language = useLanguage({
    files: draft.files,
    shown: path,
    isEditable: (edited) => isEditable(manifest, edited),
    open: ({ path: file, line, column }) => onJump({ file, line, column }),
  });
  const [isListOpen, setListOpen] = useState(false);
  const file = useMemo(() => ({ path, text, isReadOnly }), [path, text, isReadOnly]);
  // Records that nobody may change are for reading.
  const table = useMemo(() => (isReadOnly ? dataTable(path, text) : undefined), [isReadOnly, path, text]);
  const [isTable, setTable] = useState(true);
  useEffect(() => {
    if (jump) setTable(false);
  }, [jump]);
  const showsTable = table !== undefined && isTable;
  return (
    <section className="pane pane-editor" aria-label="Editor">
      <FileTabs
        open={draft.open}
        active={path}
        onOpen={(opened) => dispatch({ kind: 'opened', path: opened })}
        onClose={(closed) => dispatch({ kind: 'closed', path: closed })}
      />
      {table && (
        <div className="as-table">
          <button type="button" className="btn text" aria-pressed={isTable} onClick={() => setTable(true)}>
            Table
          </button>
          <button type="button" className="btn text" aria-pressed={!isTable} onClick={() => setTable(false)}>
            Text
          </button>
        </div>
      )}
      {showsTable && (
        <Suspense fallback={<p className="pane-body quiet">Reading the records…</p>}>
          <RecordTable key={path} path={path} table={table} />
        </Suspense>
      )}
      <Editor
        isHidden={showsTable}
        file={file}
        epoch={draft.epoch}
        error={error}
        jump={jump}
        onEdit={(edited, now) => dispatch({ kind: 'edited', path: edited, text: now })}
        onCursor={setCursor}
        onMount={language.attach}
      />
      {isListOpen && <ProblemList problems={language.problems} onJump={onJump} />}
      <EditorStatus
        path={path}
        isReadOnly={isReadOnly}
        cursor={cursor}
        error={error}
        saved={saved}
        onJump={onJump}
        language={
          <LanguageStatus
            {...{ language, isListOpen, isReadOnly }}
            isCode={isCode(path)}
            onList={() => setListOpen(!isListOpen)}
          />
        }
      />
    </section>
  );
}
