import { type Dispatch, useState } from 'react';
import { isEditable, type Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import { changedPaths, type Draft, type DraftAction } from './draft.ts';
import { FileActions } from './FileActions.tsx';
import { FileTree } from './FileTree.tsx';
import { nameProblem, roomProblem } from './file-names.ts';
import { NameForm } from './NameForm.tsx';

interface Props {
  draft: Draft;
  starter: readonly SourceFile[];
  manifest: Manifest;
  dispatch: Dispatch<DraftAction>;
  /** A file was chosen; on small screens the editor comes to the front. */
  onShow(): void;
}

/** The files: what there is, what has changed, and what can be done with the one on show. */
export function FilesPane({ draft, starter, manifest, dispatch, onShow }: Props) {
  const [isNaming, setNaming] = useState(false);
  const changed = changedPaths(draft.files, starter);
  const create = (path: string) => {
    const text = starter.find((f) => f.path === path)?.text ?? '';
    dispatch({ kind: 'created', path, text });
    setNaming(false);
    onShow();
  };
  return (
    <section className="pane pane-files" aria-label="Files">
      <header className="pane-head">
        <h2>Files</h2>
        <span className="aside">{changed.size === 0 ? 'as handed out' : `${changed.size} changed`}</span>
      </header>
      <FileTree
        paths={draft.files.map((f) => f.path)}
        active={draft.active}
        changed={changed}
        isReadOnly={(path) => !isEditable(manifest, path)}
        onOpen={(path) => {
          dispatch({ kind: 'opened', path });
          onShow();
        }}
      />
      {isNaming ? (
        <NameForm
          label="New file"
          initial="src/"
          action="Create"
          problemOf={(path) => roomProblem(draft.files) ?? nameProblem(path, draft.files, manifest)}
          onName={create}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <FileActions
          draft={draft}
          starter={starter}
          manifest={manifest}
          dispatch={dispatch}
          onNew={() => setNaming(true)}
        />
      )}
    </section>
  );
}
