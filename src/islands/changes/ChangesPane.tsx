import { type Dispatch, useId, useMemo, useState } from 'react';
import { count } from '#components/format.ts';
import { diffFiles, type FileDiff } from '#components/review/diff-files.ts';
import type { Manifest } from '#domain/exercise';
import { PRACTICE_CASES } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import type { Draft, DraftAction } from '../files/draft.ts';
import type { FilePlace } from '../workspace/use-view.ts';
import type { PastAttempt } from '../workspace/workspace-props.ts';
import { ChangedFile } from './ChangedFile.tsx';
import { basesOf, STARTER, useBase } from './use-base.ts';
import './changes.css';

interface Props {
  draft: Draft;
  starter: readonly SourceFile[];
  attempts: readonly PastAttempt[];
  manifest: Manifest;
  dispatch: Dispatch<DraftAction>;
  onJump(place: FilePlace): void;
  onClose(): void;
}

/** What has changed in the work: against the starter, the last attempt or any other. */
export default function ChangesPane({
  draft,
  starter,
  attempts,
  manifest,
  dispatch,
  onJump,
  onClose,
}: Props) {
  const bases = useMemo(() => basesOf(attempts), [attempts]);
  const [chosen, setChosen] = useState(bases[1]?.id ?? STARTER);
  const { base, retry } = useBase(chosen, starter);
  const before = base.kind === 'ready' ? base.files : undefined;
  const changes = useMemo(
    () => (before ? diffFiles(readable(before), readable(draft.files)).filter(isChange) : []),
    [before, draft.files],
  );
  const id = useId();
  return (
    <section className="pane pane-editor pane-changes" aria-label="Changes">
      <header className="pane-head">
        <h2>Changes</h2>
        <label htmlFor={id} className="quiet">
          against
        </label>
        <select id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {bases.map(({ id: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="aside" role="status">
          {before && (changes.length === 0 ? 'nothing changed' : count(changes.length, 'file'))}
        </span>
        <button type="button" className="btn text" onClick={onClose}>
          Back to the editor
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll here */}
      <section className="pane-scroll" tabIndex={0} aria-label="Changed lines">
        {base.kind === 'loading' && <p className="pane-body quiet">Loading the attempt’s files…</p>}
        {base.kind === 'failed' && (
          <div className="pane-body">
            <p className="fail">{base.message}</p>
            <button type="button" className="btn" onClick={retry}>
              Try again
            </button>
          </div>
        )}
        {before && changes.length === 0 && (
          <p className="pane-body quiet">Your files are the same as in {labelOf(bases, chosen)}.</p>
        )}
        {before &&
          changes.map((change) => (
            <ChangedFile
              key={change.path}
              change={change}
              before={before.find((f) => f.path === change.path)?.text}
              baseLabel={labelOf(bases, chosen)}
              {...{ manifest, dispatch, onJump }}
            />
          ))}
      </section>
    </section>
  );
}

/** Own cases are shown where they are written. */
function readable(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((f) => f.path !== PRACTICE_CASES);
}

function isChange({ change }: FileDiff): boolean {
  return change !== 'unchanged';
}

function labelOf(bases: ReturnType<typeof basesOf>, id: string): string {
  return bases.find((b) => b.id === id)?.label ?? '';
}
