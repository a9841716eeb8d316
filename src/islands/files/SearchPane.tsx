import { useDeferredValue, useId, useMemo, useState } from 'react';
import { count } from '#components/format.ts';
import type { SourceFile } from '#domain/program';
import type { FilePlace } from '../workspace/use-view.ts';
import { type Hit, searchFiles } from './search-files.ts';

interface Props {
  files: readonly SourceFile[];
  onJump(place: FilePlace): void;
  onClose(): void;
}

/** Search across all files of the work. */
export function SearchPane({ files, onJump, onClose }: Props) {
  const id = useId();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const { hits, more } = useMemo(() => searchFiles(files, wanted), [files, wanted]);
  const inFiles = new Set(hits.map((h) => h.path)).size;
  const found = `${hits.length + more} in ${count(inFiles, 'file')}`;
  return (
    <search className="file-search">
      <div className="field">
        <label htmlFor={id}>Search all files</label>
        <input
          id={id}
          type="search"
          className="mono"
          value={query}
          // biome-ignore lint/a11y/noAutofocus: the field appears because the person asked for it
          autoFocus
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
        />
      </div>
      <p className="quiet" role="status">
        {wanted.trim() !== '' && (hits.length === 0 ? 'Nothing found.' : found)}
      </p>
      <ol>
        {hits.map((hit) => (
          <li key={`${hit.path}:${hit.line}:${hit.column}`}>
            <HitLine hit={hit} onJump={onJump} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className="quiet">And {more} more. Type on to see fewer.</p>}
      <button type="button" className="btn text" onClick={onClose}>
        Close the search
      </button>
    </search>
  );
}

function HitLine({ hit, onJump }: { hit: Hit; onJump(place: FilePlace): void }) {
  const { path, line, column, before, found, after } = hit;
  return (
    <button type="button" onClick={() => onJump({ file: path, line, column })}>
      <span className="quiet">
        {path}:{line}
      </span>
      <span className="line">
        {before}
        <mark>{found}</mark>
        {after}
      </span>
    </button>
  );
}
