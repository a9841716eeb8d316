import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { TabName } from './use-view.ts';

interface Props {
  tab: TabName;
  onTab(tab: TabName): void;
  brief: ReactNode;
  practice: ReactNode;
  history: ReactNode;
}

const TABS: readonly { name: TabName; word: string }[] = [
  { name: 'brief', word: 'Brief' },
  { name: 'practice', word: 'Practice' },
  { name: 'history', word: 'History' },
];

/** Brief, practice or history; the arrow keys move between the tabs. */
export function RightPane({ tab, onTab, ...panels }: Props) {
  const id = useId();
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = TABS.findIndex((t) => t.name === tab);
    const next = TABS[(at + step + TABS.length) % TABS.length];
    if (step === 0 || !next) return;
    onTab(next.name);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <section className="pane pane-right" aria-label="Brief, practice and history">
      <div className="pane-tabs" role="tablist" onKeyDown={onKey}>
        {TABS.map(({ name, word }) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            id={`${id}-${name}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {word}
          </button>
        ))}
      </div>
      <div className="pane-scroll" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {panels[tab]}
      </div>
    </section>
  );
}
