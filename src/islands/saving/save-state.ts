import type { SourceFile } from '#domain/program';

/** What the server holds when somebody else (or another tab) saved first. */
export interface Theirs {
  files: readonly SourceFile[];
  revision: number;
  savedAt: number | null;
}

export type SavePhase =
  | { kind: 'resting' }
  /** Under way; `attempt` counts the failures before it. */
  | { kind: 'saving'; version: number; attempt: number }
  /** The server did not answer; `attempt` counts from 1. */
  | { kind: 'retrying'; attempt: number; message: string }
  | { kind: 'conflict'; theirs: Theirs }
  /** The server said no; nothing is sent again before the next edit. */
  | { kind: 'refused'; message: string };

/** Where the draft is kept. Versions are the draft's own, revisions the server's. */
export interface SaveState {
  /** Signed out, the browser is the only place. */
  signedIn: boolean;
  revision: number;
  version: number;
  savedVersion: number;
  savedAt: number | null;
  phase: SavePhase;
  /** Version that lies in this browser's storage, and whether storing worked the last time. */
  mirror: { version: number; works: boolean };
}

export type SaveEvent =
  | { kind: 'edited'; version: number }
  | { kind: 'mirrored'; version: number; works: boolean }
  | { kind: 'sent'; version: number }
  | { kind: 'saved'; version: number; revision: number; savedAt: number }
  | { kind: 'unreachable'; message: string }
  | { kind: 'conflicted'; theirs: Theirs }
  | { kind: 'refused'; message: string }
  | { kind: 'kept_mine' }
  | { kind: 'took_theirs'; version: number };

const DEBOUNCE_MS = 900;
const RETRY_MOST_MS = 30_000;

/** A draft at version 0 that the server (or, signed out, the browser) already has. */
export function startSaving(at: { signedIn: boolean; revision: number; savedAt: number | null }): SaveState {
  const { signedIn, revision, savedAt } = at;
  const mirror = { version: 0, works: true };
  return { signedIn, revision, savedAt, version: 0, savedVersion: 0, phase: { kind: 'resting' }, mirror };
}

/** The next state of saving. */
export function saveReducer(state: SaveState, event: SaveEvent): SaveState {
  switch (event.kind) {
    case 'edited':
      return { ...state, version: event.version, phase: afterEdit(state.phase) };
    case 'mirrored':
      return { ...state, mirror: { version: event.version, works: event.works } };
    case 'sent':
      return {
        ...state,
        phase: { kind: 'saving', version: event.version, attempt: attemptsOf(state.phase) },
      };
    case 'saved':
      return {
        ...state,
        revision: event.revision,
        savedAt: event.savedAt,
        savedVersion: event.version,
        phase: { kind: 'resting' },
      };
    case 'unreachable':
      return {
        ...state,
        phase: { kind: 'retrying', attempt: attemptsOf(state.phase) + 1, message: event.message },
      };
    case 'conflicted':
      return { ...state, phase: { kind: 'conflict', theirs: event.theirs } };
    case 'refused':
      return { ...state, phase: { kind: 'refused', message: event.message } };
    case 'kept_mine':
      return settle(state, state.savedVersion);
    case 'took_theirs':
      return settle({ ...state, version: event.version }, event.version);
  }
}

/** Milliseconds until the draft should be sent; undefined when there is nothing to send or it would be in vain. */
export function sendDelay(state: SaveState): number | undefined {
  if (!state.signedIn || state.version === state.savedVersion) return undefined;
  switch (state.phase.kind) {
    case 'resting':
      return DEBOUNCE_MS;
    case 'retrying':
      return Math.min(RETRY_MOST_MS, 1000 * 2 ** state.phase.attempt);
    case 'saving':
    case 'conflict':
    case 'refused':
      return undefined;
  }
}

/** Whether closing the page now would lose something that was typed. */
export function isUnkept(state: SaveState): boolean {
  const onServer = state.signedIn && state.version === state.savedVersion;
  const inBrowser = state.mirror.works && state.mirror.version === state.version;
  return !onServer && !inBrowser;
}

function afterEdit(phase: SavePhase): SavePhase {
  return phase.kind === 'refused' ? { kind: 'resting' } : phase;
}

function attemptsOf(phase: SavePhase): number {
  return phase.kind === 'retrying' || phase.kind === 'saving' ? phase.attempt : 0;
}

/** Ends a conflict: from here on we build on the revision that won the race. */
function settle(state: SaveState, savedVersion: number): SaveState {
  if (state.phase.kind !== 'conflict') return state;
  const { revision, savedAt } = state.phase.theirs;
  return { ...state, revision, savedAt, savedVersion, phase: { kind: 'resting' } };
}
