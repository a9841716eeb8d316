import type { FamilyRow } from '../practice/practice-results.ts';
import type { PaneName } from './use-view.ts';

interface Props {
  pane: PaneName;
  rows: readonly FamilyRow[];
  hasTrial: boolean;
  onShow(pane: PaneName): void;
}

const PANES: readonly { name: PaneName; word: string }[] = [
  { name: 'brief', word: 'Brief' },
  { name: 'files', word: 'Files' },
  { name: 'editor', word: 'Editor' },
  { name: 'practice', word: 'Practice' },
  { name: 'trial', word: 'Trial' },
  { name: 'history', word: 'History' },
];

/** On small screens: which pane is in front. */
export function PaneBar({ pane, rows, hasTrial, onShow }: Props) {
  const failing = rows.filter((row) => row.held < row.run).length;
  return (
    <nav className="pane-bar" aria-label="Panes">
      {PANES.filter(({ name }) => name !== 'trial' || hasTrial).map(({ name, word }) => (
        <button
          key={name}
          type="button"
          aria-current={pane === name ? 'true' : undefined}
          onClick={() => onShow(name)}
        >
          {word}
          {name === 'practice' && failing > 0 && (
            <span className="fail mono">
              {' '}
              {failing}
              <span className="sr"> families do not hold</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
