import { type Dispatch, useState } from 'react';
import { isEditable, type Manifest } from '#domain/exercise';
import { PRACTICE_CASES, programOf } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import type { FilePlace } from '../workspace/use-view.ts';
import { changedPaths, type Draft, type DraftAction } from './draft.ts';
import { FileActions } from './FileActions.tsx';
import { FileTree } from './FileTree.tsx';
import { nameProblem, roomProblem } from './file-names.ts';
import { NameForm } from './NameForm.tsx';
import { NotesList } from './NotesList.tsx';
import { SearchPane } from './SearchPane.tsx';

interface Props {
  draft: Draft;
  starter: readonly SourceFile[];
  manifest: Manifest;
  stage: number;
  dispatch: Dispatch<DraftAction>;
  /** A file was chosen; on small screens the editor comes to the front. */
  onShow(): void;
  isSearching: boolean;
  onSearch(isOn: boolean): void;
  onCompare(): void;
  /** Everything went back to the starter. */
  onResetAll(): void;
  onJump(place: FilePlace): void;
}

/** The files: what there is, what has changed, and what can be done with the one on show. */
export function FilesPane(props: Props) {
  const { draft, starter, manifest, stage, dispatch, onShow, isSearching, onSearch } = props;
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
      {isSearching && (
        <SearchPane
          files={draft.files.filter((f) => f.path !== PRACTICE_CASES)}
          onJump={props.onJump}
          onClose={() => onSearch(false)}
        />
      )}
      <FileTree
        paths={programOf(draft.files).map((f) => f.path)}
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
          stage={stage}
          dispatch={dispatch}
          onNew={() => setNaming(true)}
          onSearch={() => onSearch(true)}
          onCompare={props.onCompare}
          onResetAll={props.onResetAll}
        />
      )}
      <NotesList {...{ draft, dispatch, onShow }} />
    </section>
  );
}
