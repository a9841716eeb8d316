import { baseName } from '../files/file-tree.ts';

interface Props {
  open: readonly string[];
  active: string;
  onOpen(path: string): void;
  onClose(path: string): void;
}

/** The open files. The last one cannot be closed. */
export function FileTabs({ open, active, onOpen, onClose }: Props) {
  return (
    <div className="pane-tabs mono">
      {open.map((path) => (
        <span key={path} className={path === active ? 'tab on' : 'tab'}>
          <button
            type="button"
            title={path}
            aria-current={path === active ? 'true' : undefined}
            onClick={() => onOpen(path)}
          >
            {baseName(path)}
          </button>
          {open.length > 1 && (
            <button
              type="button"
              className="close"
              aria-label={`Close ${baseName(path)}`}
              onClick={() => onClose(path)}
            >
              ×
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
