import { type ChangeEvent, type Dispatch, useRef, useState } from 'react';
import type { Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import { ConfirmDialog } from '../workspace/ConfirmDialog.tsx';
import type { DraftAction } from './draft.ts';
import { takeWords } from './take-words.ts';
import type { ReadWork } from './work-archive.ts';

interface Props {
  files: readonly SourceFile[];
  starter: readonly SourceFile[];
  manifest: Manifest;
  stage: number;
  dispatch: Dispatch<DraftAction>;
}

type Asking =
  | { kind: 'take'; name: string; read: ReadWork }
  | { kind: 'problem'; message: string }
  | undefined;

/** The whole work as a zip, out and in again. */
export function ArchiveActions({ files, starter, manifest, stage, dispatch }: Props) {
  const [asking, setAsking] = useState<Asking>();
  const chooser = useRef<HTMLInputElement>(null);

  async function download(): Promise<void> {
    const { packWork } = await import('./work-archive.ts');
    save(new Blob([packWork(files)], { type: 'application/zip' }), `${manifest.slug}-stage-${stage}.zip`);
  }

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = currentTarget.files?.[0];
    // The same file can be chosen again after it was mended.
    const bytes = file && new Uint8Array(await file.arrayBuffer());
    if (chooser.current) chooser.current.value = '';
    if (!file || !bytes) return;
    const { unpackWork } = await import('./work-archive.ts');
    const read = unpackWork(bytes, { manifest, starter });
    setAsking(
      read.ok
        ? { kind: 'take', name: file.name, read: read.value }
        : { kind: 'problem', message: read.refusal.message },
    );
  }

  return (
    <>
      <button type="button" className="btn text" onClick={() => void download()}>
        Download
      </button>
      <button type="button" className="btn text" onClick={() => chooser.current?.click()}>
        Upload
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".zip,application/zip"
        className="sr"
        tabIndex={-1}
        aria-label="A zip of your work"
        onChange={(event) => void choose(event)}
      />
      {asking?.kind === 'take' && (
        <ConfirmDialog
          title={`Take the work from ${asking.name}?`}
          text={takeWords(asking.read, files)}
          action="Replace my files"
          onConfirm={() => dispatch({ kind: 'replaced', files: asking.read.files })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.kind === 'problem' && (
        <p className="error" role="alert">
          <b>Nothing was taken.</b> {asking.message}
        </p>
      )}
    </>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then; the blob would stay in memory for as long as the page does.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
