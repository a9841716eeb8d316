import type { SaveState } from './save-state.ts';

/** Where the work stands, in the few words the top bar has room for. `tone` says whether to worry. */
export function saveWords(state: SaveState): { text: string; tone: 'calm' | 'waiting' | 'trouble' } {
  if (state.version === 0 && state.savedAt === null) return { text: 'Nothing changed yet', tone: 'calm' };
  const kept = state.mirror.works ? 'kept in this browser' : 'not kept anywhere yet';
  if (!state.signedIn) return { text: upper(kept), tone: state.mirror.works ? 'calm' : 'trouble' };
  switch (state.phase.kind) {
    case 'saving':
      return { text: 'Saving…', tone: 'waiting' };
    case 'retrying':
      return { text: `Not saved, ${kept}; trying again`, tone: 'trouble' };
    case 'conflict':
      return { text: `Saved elsewhere; yours is ${kept}`, tone: 'trouble' };
    case 'refused':
      return { text: `Not saved, ${kept}`, tone: 'trouble' };
    case 'resting':
      if (state.version !== state.savedVersion) return { text: 'Unsaved', tone: 'waiting' };
      return { text: state.savedAt === null ? 'Saved' : `Saved ${clockTime(state.savedAt)}`, tone: 'calm' };
  }
}

/** Local time of day with seconds, 24 hours: `11:58:04`. */
export function clockTime(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour12: false });
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
