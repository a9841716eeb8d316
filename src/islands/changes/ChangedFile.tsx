import { type Dispatch, useState } from 'react';
import { type DiffRow, type FileDiff, foldRows } from '#components/review/diff-files.ts';
import { isEditable, type Manifest } from '#domain/exercise';
import type { DraftAction } from '../files/draft.ts';
import { canRemove } from '../files/file-names.ts';
import { ConfirmDialog } from '../workspace/ConfirmDialog.tsx';
import type { FilePlace } from '../workspace/use-view.ts';

interface Props {
  change: FileDiff;
  /** The base's text; undefined where it has no such file. */
  before: string | undefined;
  baseLabel: string;
  manifest: Manifest;
  dispatch: Dispatch<DraftAction>;
  onJump(place: FilePlace): void;
}

const NOTHING: ReadonlySet<number> = new Set();
const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const CLASSES = { same: undefined, added: 'add', removed: 'del' } as const;

/** One file's changed lines, and the way back to how it was. */
export function ChangedFile({ change, before, baseLabel, manifest, dispatch, onJump }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { path } = change;
  const isTakenBack = before !== undefined ? isEditable(manifest, path) : canRemove(path, manifest);
  const takeBack = () =>
    dispatch(before === undefined ? { kind: 'deleted', path } : { kind: 'wrote', path, text: before });
  return (
    <section className="changed-file" aria-label={path}>
      <header>
        <h3 className="mono">{path}</h3>
        <span className="quiet num">
          {change.change === 'new' ? 'new, ' : change.change === 'removed' ? 'deleted, ' : ''}
          <span className="pass">+{change.added}</span> <span className="fail">−{change.removed}</span>
        </span>
        {change.change !== 'removed' && (
          <button
            type="button"
            className="btn text"
            onClick={() => onJump({ file: path, line: firstLine(change.rows), column: 1 })}
          >
            Open<span className="sr"> {path}</span>
          </button>
        )}
        {isTakenBack && (
          <button type="button" className="btn text" onClick={() => setAsking(true)}>
            {before === undefined ? 'Delete' : 'Take back'}
            <span className="sr"> {path}</span>
          </button>
        )}
      </header>
      <table className="code-lines">
        <tbody>
          {foldRows(change.rows, NOTHING).map((block, i) =>
            block.folded ? (
              // Blocks of a diff have no identity but their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={i} className="folded">
                <td colSpan={4}>{block.rows.length} lines as they were</td>
              </tr>
            ) : (
              block.rows.map((row) => <LineRow key={keyOf(row)} row={row} />)
            ),
          )}
        </tbody>
      </table>
      {isAsking && (
        <ConfirmDialog
          title={before === undefined ? `Delete ${path}?` : `Take ${path} back?`}
          text={
            before === undefined
              ? `${sentence(baseLabel)} has no such file. Its text is gone for good.`
              : `The file becomes what it is in ${baseLabel}. What you changed in it since is gone for good.`
          }
          action={before === undefined ? 'Delete it' : 'Take it back'}
          onConfirm={takeBack}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function LineRow({ row }: { row: DiffRow }) {
  return (
    <tr className={CLASSES[row.kind]}>
      <td className="ln">{row.kind === 'added' ? '' : row.old}</td>
      <td className="ln">{row.kind === 'removed' ? '' : row.line}</td>
      <td className="sign">{SIGNS[row.kind]}</td>
      <td className="src">{row.text}</td>
    </tr>
  );
}

function keyOf(row: DiffRow): string {
  return `${row.kind === 'added' ? '' : row.old}:${row.kind === 'removed' ? '' : row.line}`;
}

/** The first line of the present file that is new. */
function firstLine(rows: readonly DiffRow[]): number {
  return (rows.find((r) => r.kind === 'added') ?? rows.find((r) => r.kind === 'same'))?.line ?? 1;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
