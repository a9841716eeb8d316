import { type Dispatch, useEffect, useReducer, useRef, useState } from 'react';
import { type Draft, type DraftAction, draftReducer, startDraft } from '../files/draft.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import { type BrowserCopies, browserCopies, copyKey } from './browser-copy.ts';
import { type FirstFiles, firstFiles, type Given } from './first-files.ts';
import { type SaveState, startSaving } from './save-state.ts';
import { workspaceApi } from './workspace-api.ts';

interface Opening extends Given {
  viewerId: string | null;
  slug: string;
  stage: number;
  entry: string;
}

/** A draft that is kept: in this browser at once, on the server soon after. */
export interface KeptDraft {
  draft: Draft;
  dispatch: Dispatch<DraftAction>;
  save: SaveState;
  /** How the first files came about, until the person has seen it. */
  arrival: FirstFiles;
  dismissArrival(): void;
  /** Loads the files that were kept from before signing in. */
  takeOffered(): void;
  discardOffered(): void;
  keepMine(): void;
  takeTheirs(): void;
  flush(): Promise<void>;
}

/** Opens the draft with the files that fit best, and keeps it from then on. */
export function useKeptDraft(opening: Opening): KeptDraft {
  const [places] = useState(() => placesFor(opening));
  const [first] = useState(() => firstFiles(opening, places.own.read(), places.anonymous?.read()));
  const [arrival, setArrival] = useState<FirstFiles>(() => worthSaying(opening, first));
  const [draft, dispatch] = useReducer(draftReducer, undefined, () => firstDraft(opening, first));
  const { save, autosave, expectTheirs } = useAutosave(opening, first, places.own, draft);

  useEffect(() => {
    if (first.kind === 'brought') places.anonymous?.remove();
    // A copy that says what the server says has done its duty; left behind, it would look like a conflict one day.
    if (first.kind === 'given') places.own.remove();
  }, [first, places]);

  const dismissArrival = () => setArrival({ kind: 'given' });
  const discardOffered = () => {
    places.anonymous?.remove();
    dismissArrival();
  };
  return {
    draft,
    dispatch,
    save,
    arrival,
    dismissArrival,
    discardOffered,
    takeOffered() {
      if (arrival.kind === 'offered') dispatch({ kind: 'replaced', files: arrival.files });
      discardOffered();
    },
    keepMine: () => autosave.current?.keepMine(),
    takeTheirs() {
      if (save.phase.kind !== 'conflict') return;
      expectTheirs(draft.version + 1);
      dispatch({ kind: 'replaced', files: save.phase.theirs.files });
    },
    flush: async () => autosave.current?.flush(),
  };
}

/** Ties a draft's changes to the autosave. `expectTheirs` says which version will be the server's own files. */
function useAutosave(opening: Opening, first: FirstFiles, copies: BrowserCopies, draft: Draft) {
  const [start] = useState(() => startOf(opening, first));
  const [save, setSave] = useState<SaveState>(() => startSaving(start));
  const autosave = useRef<Autosave>(undefined);
  const theirVersion = useRef<number>(undefined);
  const { slug, stage } = opening;

  useEffect(() => {
    const created = createAutosave(start, {
      api: workspaceApi(slug, stage),
      copies,
      now: Date.now,
      onState: setSave,
    });
    autosave.current = created;
    const release = guardLeaving(created);
    return () => {
      release();
      created.stop();
    };
  }, [start, slug, stage, copies]);

  useEffect(() => {
    if (draft.version === 0) return;
    if (theirVersion.current === draft.version) autosave.current?.tookTheirs(draft.version, draft.files);
    else autosave.current?.edited(draft.version, draft.files);
  }, [draft.version, draft.files]);

  useEffect(() => {
    if (first.kind === 'conflict') autosave.current?.disagree(first.theirs);
  }, [first]);

  const expectTheirs = (version: number) => {
    theirVersion.current = version;
  };
  return { save, autosave, expectTheirs };
}

interface Places {
  own: BrowserCopies;
  /** Work from before signing in; absent while nobody is signed in, because then it is one's own. */
  anonymous: BrowserCopies | undefined;
}

function placesFor({ viewerId, slug, stage }: Opening): Places {
  const at = (id: string | null) => browserCopies(copyKey(id, slug, stage), () => localStorage);
  return { own: at(viewerId), anonymous: viewerId === null ? undefined : at(null) };
}

/** In a conflict we still build on the old revision; only the person's choice moves us to the new one. */
function startOf({ viewerId, revision, savedAt }: Opening, first: FirstFiles) {
  return {
    signedIn: viewerId !== null,
    revision: first.kind === 'conflict' ? first.revision : revision,
    savedAt,
  };
}

/** Signed out, going on with what the browser kept is how it always is. */
function worthSaying({ viewerId }: Opening, first: FirstFiles): FirstFiles {
  return viewerId === null && first.kind === 'restored' ? { kind: 'given' } : first;
}

/** Files that are not the server's count as a change, so that they are saved. */
function firstDraft(opening: Opening, first: FirstFiles): Draft {
  const given = startDraft(opening.files, opening.entry);
  if (first.kind === 'given' || first.kind === 'offered') return given;
  return draftReducer(given, { kind: 'replaced', files: first.files });
}

/** Warns before the page closes while work lies nowhere else, and tries again as soon as the line is back. */
function guardLeaving(autosave: Autosave): () => void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (autosave.isUnkept()) event.preventDefault();
  };
  const onReturn = () => void autosave.flush();
  window.addEventListener('beforeunload', onLeave);
  window.addEventListener('online', onReturn);
  return () => {
    window.removeEventListener('beforeunload', onLeave);
    window.removeEventListener('online', onReturn);
  };
}
