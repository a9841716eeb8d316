import type { SourceFile } from '#domain/program';
import type { BrowserCopies } from './browser-copy.ts';
import {
  isUnkept,
  type SaveEvent,
  type SaveState,
  saveReducer,
  sendDelay,
  startSaving,
} from './save-state.ts';
import type { WorkspaceApi } from './workspace-api.ts';

interface Parts {
  api: WorkspaceApi;
  copies: BrowserCopies;
  now(): number;
  onState(state: SaveState): void;
}

/** Keeps a draft: in the browser at once, on the server soon after, again and again until it is there. */
export interface Autosave {
  readonly state: SaveState;
  /** The draft changed. */
  edited(version: number, files: readonly SourceFile[]): void;
  /** Sends now what is still unsent and waits for the answer. Resolves in any case. */
  flush(): Promise<void>;
  /** Enters a conflict found when the page opened. */
  disagree(theirs: Extract<SaveEvent, { kind: 'conflicted' }>['theirs']): void;
  /** Ends a conflict with the draft as it is; the server's files are overwritten. */
  keepMine(): void;
  /** Ends a conflict; the caller has put their files into the draft as `version`. */
  tookTheirs(version: number, files: readonly SourceFile[]): void;
  isUnkept(): boolean;
  stop(): void;
}

/** Starts keeping a draft whose version 0 is what the server has. */
export function createAutosave(from: Parameters<typeof startSaving>[0], parts: Parts): Autosave {
  const { api, copies, now, onState } = parts;
  let state = startSaving(from);
  let files: readonly SourceFile[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;

  function take(event: SaveEvent): void {
    state = saveReducer(state, event);
    onState(state);
    clearTimeout(timer);
    const delay = sendDelay(state);
    if (delay !== undefined) timer = setTimeout(() => void send(), delay);
  }

  function keepCopy(version: number): void {
    const works = copies.write({ files: [...files], revision: state.revision, keptAt: now() });
    take({ kind: 'mirrored', version, works });
  }

  function send(): Promise<void> {
    if (sendDelay(state) === undefined) return sending ?? Promise.resolve();
    sending = deliver().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function deliver(): Promise<void> {
    const { version, revision } = state;
    take({ kind: 'sent', version });
    const answer = await api.save(revision, files);
    if (answer.kind === 'ok') {
      take({ kind: 'saved', version, ...answer.value });
      // A copy is for what the server does not have, and names the revision it builds on; nothing else stays behind.
      if (state.version === version) copies.remove();
      else keepCopy(state.version);
    } else if (answer.kind === 'conflict') take({ kind: 'conflicted', theirs: answer.theirs });
    else if (answer.kind === 'refused') take({ kind: 'refused', message: answer.message });
    else take({ kind: 'unreachable', message: answer.message });
  }

  return {
    get state() {
      return state;
    },
    edited(version, latest) {
      files = latest;
      take({ kind: 'edited', version });
      keepCopy(version);
    },
    async flush() {
      await sending;
      await send();
    },
    disagree: (theirs) => take({ kind: 'conflicted', theirs }),
    keepMine() {
      take({ kind: 'kept_mine' });
      keepCopy(state.version);
    },
    tookTheirs(version, latest) {
      files = latest;
      take({ kind: 'took_theirs', version });
      copies.remove();
    },
    isUnkept: () => isUnkept(state),
    stop: () => clearTimeout(timer),
  };
}
