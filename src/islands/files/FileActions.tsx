import { type Dispatch, useState } from 'react';
import { isEditable, type Manifest } from '#domain/exercise';
import { isNote, programOf } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import { ConfirmDialog } from '../workspace/ConfirmDialog.tsx';
import { ArchiveActions } from './ArchiveActions.tsx';
import { type Draft, type DraftAction, sameFiles, textOf } from './draft.ts';
import { canRemove, nameProblem } from './file-names.ts';
import { baseName } from './file-tree.ts';
import { NameForm } from './NameForm.tsx';

interface Props {
  draft: Draft;
  starter: readonly SourceFile[];
  manifest: Manifest;
  stage: number;
  dispatch: Dispatch<DraftAction>;
  onNew(): void;
  onSearch(): void;
  onCompare(): void;
  /** Everything went back to the starter. */
  onResetAll(): void;
}

type Asking = 'rename' | 'delete' | 'reset' | 'reset-all' | undefined;

/** What can be done with the file on show, and with all of them. */
export function FileActions({
  draft,
  starter,
  manifest,
  stage,
  dispatch,
  onNew,
  onSearch,
  onCompare,
  onResetAll,
}: Props) {
  const [asking, setAsking] = useState<Asking>();
  const path = draft.active;
  const name = baseName(path);
  const handedOut = textOf(starter, path);
  const isRemovable = canRemove(path, manifest);
  const isResettable =
    isEditable(manifest, path) && handedOut !== undefined && handedOut !== textOf(draft.files, path);
  const notes = draft.files.filter((f) => isNote(f.path));
  const done = () => setAsking(undefined);

  if (asking === 'rename') {
    return (
      <NameForm
        label={`Rename ${name}`}
        initial={path}
        action="Rename"
        problemOf={(to) => nameProblem(to, draft.files, manifest)}
        onName={(to) => {
          dispatch({ kind: 'renamed', from: path, to });
          done();
        }}
        onCancel={done}
      />
    );
  }
  return (
    <div className="file-actions">
      <button type="button" className="btn text" onClick={onNew}>
        New file
      </button>
      <button type="button" className="btn text" onClick={onSearch}>
        Search
      </button>
      <button type="button" className="btn text" onClick={onCompare}>
        Changes
      </button>
      <ArchiveActions files={draft.files} {...{ starter, manifest, stage, dispatch }} />
      <ActionButton
        label={`Rename ${name}`}
        word="Rename"
        isPossible={isRemovable}
        onClick={() => setAsking('rename')}
      />
      <ActionButton
        label={`Delete ${name}`}
        word="Delete"
        isPossible={isRemovable}
        onClick={() => setAsking('delete')}
      />
      <ActionButton
        label={`Reset ${name}`}
        word="Reset"
        isPossible={isResettable}
        onClick={() => setAsking('reset')}
      />
      <ActionButton
        label="Reset all files"
        word="Reset all"
        isPossible={!sameFiles(programOf(draft.files), starter)}
        onClick={() => setAsking('reset-all')}
      />
      {asking === 'delete' && (
        <ConfirmDialog
          title={`Delete ${path}?`}
          text={
            handedOut === undefined
              ? 'The file is yours alone: its text is gone for good.'
              : 'Your changes are gone for good. A new file of the same name brings the starter’s text back.'
          }
          action={`Delete ${name}`}
          onConfirm={() => dispatch({ kind: 'deleted', path })}
          onClose={done}
        />
      )}
      {asking === 'reset' && (
        <ConfirmDialog
          title={`Reset ${path}?`}
          text="The file goes back to how it was handed out. Your changes in it are gone for good."
          action={`Reset ${name}`}
          onConfirm={() => dispatch({ kind: 'reset', path, text: handedOut ?? '' })}
          onClose={done}
        />
      )}
      {asking === 'reset-all' && (
        <ConfirmDialog
          title="Reset all files?"
          text="Everything goes back to how it was handed out, and files of your own disappear. Your notes stay, and so do attempts you have submitted."
          action="Reset all files"
          onConfirm={() => {
            dispatch({ kind: 'replaced', files: [...starter, ...notes] });
            onResetAll();
          }}
          onClose={done}
        />
      )}
    </div>
  );
}

interface ActionButtonProps {
  label: string;
  word: string;
  isPossible: boolean;
  onClick(): void;
}

function ActionButton({ label, word, isPossible, onClick }: ActionButtonProps) {
  if (!isPossible) return null;
  return (
    <button type="button" className="btn text" aria-label={label} onClick={onClick}>
      {word}
    </button>
  );
}
