import { useState } from 'react';
import type { CompileError } from '#sandbox/box';
import type { Jump } from '../editor/Editor.tsx';
import type { Cell } from '../practice/practice-results.ts';

/** Panes of small screens, which show one at a time. */
export type PaneName = 'brief' | 'files' | 'editor' | 'practice' | 'trial' | 'history';
/** Tabs of the right pane on wide screens. */
export type TabName = 'brief' | 'practice' | 'history';

export type FilePlace = Pick<CompileError, 'file' | 'line' | 'column'>;

/** What is in front: pane and tab, the mark in hand, where the cursor was sent, whether help is open. */
export interface View {
  pane: PaneName;
  tab: TabName;
  cell: Cell | undefined;
  jump: Jump | undefined;
  isHelpOpen: boolean;
  isSearching: boolean;
  /** Whether the changes stand in the editor's place. */
  isComparing: boolean;
  showPane(pane: PaneName): void;
  showTab(tab: TabName): void;
  select(cell: Cell | undefined): void;
  jumpTo(place: FilePlace): void;
  setHelp(isOpen: boolean): void;
  /** Search across files, in the files pane. */
  search(isOn: boolean): void;
  compare(isOn: boolean): void;
}

/** The view, opening on the editor, or on practice when a family was asked for. */
export function useView(wantedFamily: string | null): View {
  const [pane, setPane] = useState<PaneName>(wantedFamily === null ? 'editor' : 'practice');
  const [tab, setTab] = useState<TabName>('practice');
  const [cell, setCell] = useState<Cell>();
  const [jump, setJump] = useState<Jump>();
  const [isHelpOpen, setHelp] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const [isComparing, setComparing] = useState(false);
  return {
    pane,
    tab,
    cell,
    jump,
    isHelpOpen,
    isSearching,
    isComparing,
    showPane(next) {
      setPane(next);
      // Whoever asks for a file wants to see it, not what has changed.
      if (next === 'editor') setComparing(false);
      if (next === 'brief' || next === 'practice' || next === 'history') setTab(next);
    },
    showTab: setTab,
    select(next) {
      setCell(next);
      setPane(next ? 'trial' : 'practice');
    },
    jumpTo({ file, line, column }) {
      setJump({ path: file, line, column });
      setComparing(false);
      setPane('editor');
    },
    setHelp,
    search(isOn) {
      setSearching(isOn);
      if (isOn) setPane('files');
    },
    compare(isOn) {
      setComparing(isOn);
      setPane('editor');
    },
  };
}
