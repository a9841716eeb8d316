import { treeRows } from './file-tree.ts';

interface Props {
  paths: readonly string[];
  active: string;
  changed: ReadonlySet<string>;
  isReadOnly(path: string): boolean;
  onOpen(path: string): void;
}

/** Folders and files. `M` marks what differs from the starter. */
export function FileTree({ paths, active, changed, isReadOnly, onOpen }: Props) {
  return (
    <ul className="tree">
      {treeRows(paths).map((row) =>
        row.kind === 'folder' ? (
          <li key={`${row.path}/`} className="folder">
            {row.path}
          </li>
        ) : (
          <li key={row.path} className={row.nested ? 'nested' : undefined}>
            <button
              type="button"
              aria-current={row.path === active ? 'true' : undefined}
              className={isReadOnly(row.path) ? 'read-only' : undefined}
              onClick={() => onOpen(row.path)}
            >
              <span className="file-name">{row.name}</span>
              <FileSign isChanged={changed.has(row.path)} isReadOnly={isReadOnly(row.path)} />
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

function FileSign({ isChanged, isReadOnly }: { isChanged: boolean; isReadOnly: boolean }) {
  if (isReadOnly) return <em>read-only</em>;
  if (!isChanged) return null;
  return (
    <i title="differs from the starter">
      <span aria-hidden="true">M</span>
      <span className="sr">changed</span>
    </i>
  );
}
