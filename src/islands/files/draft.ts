import { isNote } from '#domain/notes';
import type { SourceFile } from '#domain/program';

/** What the learner has in hand: the files, which are open, and how often their content has changed. */
export interface Draft {
  files: readonly SourceFile[];
  /** Paths of the open tabs, in the order in which they were opened. */
  open: readonly string[];
  active: string;
  /** Grows with every change of content. */
  version: number;
  /** The same, notes left out. Results of a run carry the program version they judged. */
  programVersion: number;
  /** Grows when text changes behind the editor's back, so that the editor loads it again. */
  epoch: number;
}

export type DraftAction =
  | { kind: 'edited'; path: string; text: string }
  | { kind: 'opened'; path: string }
  | { kind: 'closed'; path: string }
  | { kind: 'created'; path: string; text: string }
  /** Writes a file's text from elsewhere than the editor, and adds the file where there is none; it need not be open. */
  | { kind: 'wrote'; path: string; text: string }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'deleted'; path: string }
  | { kind: 'reset'; path: string; text: string }
  | { kind: 'replaced'; files: readonly SourceFile[] };

/** A draft that shows the entry file, or the first one when the entry is missing. */
export function startDraft(files: readonly SourceFile[], entry: string): Draft {
  const active = files.some((f) => f.path === entry) ? entry : (files[0]?.path ?? entry);
  return { files, open: [active], active, version: 0, programVersion: 0, epoch: 0 };
}

/** The next draft. Actions on paths that do not exist change nothing. */
export function draftReducer(draft: Draft, action: DraftAction): Draft {
  switch (action.kind) {
    case 'edited':
      return edit(draft, action.path, action.text);
    case 'opened':
      return has(draft, action.path) ? show(draft, action.path) : draft;
    case 'closed':
      return close(draft, action.path);
    case 'created':
      return has(draft, action.path) ? draft : create(draft, action.path, action.text);
    case 'wrote':
      return has(draft, action.path)
        ? changedBehind(edit(draft, action.path, action.text))
        : add(draft, action.path, action.text);
    case 'renamed':
      return has(draft, action.from) && !has(draft, action.to)
        ? rename(draft, action.from, action.to)
        : draft;
    case 'deleted':
      return has(draft, action.path) ? remove(draft, action.path) : draft;
    case 'reset':
      return changedBehind(edit(draft, action.path, action.text));
    case 'replaced':
      return replace(draft, action.files);
  }
}

/** Text of a file, or undefined when there is none of that path. */
export function textOf(files: readonly SourceFile[], path: string): string | undefined {
  return files.find((f) => f.path === path)?.text;
}

/** Whether both lists hold the same paths and texts, in any order. */
export function sameFiles(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  return a.length === b.length && a.every((file) => textOf(b, file.path) === file.text);
}

/** Paths of the program that are new or differ from the starter. */
export function changedPaths(files: readonly SourceFile[], starter: readonly SourceFile[]): Set<string> {
  const isChanged = (f: SourceFile) => !isNote(f.path) && textOf(starter, f.path) !== f.text;
  return new Set(files.filter(isChanged).map((f) => f.path));
}

function has(draft: Draft, path: string): boolean {
  return draft.files.some((f) => f.path === path);
}

function edit(draft: Draft, path: string, text: string): Draft {
  const before = textOf(draft.files, path);
  if (before === undefined || before === text) return draft;
  const files = draft.files.map((f) => (f.path === path ? { path, text } : f));
  return { ...draft, files, ...nextVersions(draft, path) };
}

function show(draft: Draft, path: string): Draft {
  const open = draft.open.includes(path) ? draft.open : [...draft.open, path];
  return { ...draft, open, active: path };
}

function close(draft: Draft, path: string): Draft {
  const at = draft.open.indexOf(path);
  if (at < 0) return draft;
  const open = draft.open.filter((p) => p !== path);
  const neighbour = open[Math.min(at, open.length - 1)] ?? draft.files.find((f) => f.path !== path)?.path;
  if (neighbour === undefined) return draft;
  return {
    ...draft,
    open: open.length > 0 ? open : [neighbour],
    active: draft.active === path ? neighbour : draft.active,
  };
}

function create(draft: Draft, path: string, text: string): Draft {
  return show(add(draft, path, text), path);
}

function add(draft: Draft, path: string, text: string): Draft {
  return { ...draft, files: [...draft.files, { path, text }], ...nextVersions(draft, path) };
}

function rename(draft: Draft, from: string, to: string): Draft {
  const swap = (path: string) => (path === from ? to : path);
  return {
    ...draft,
    files: draft.files.map((f) => ({ path: swap(f.path), text: f.text })),
    open: draft.open.map(swap),
    active: swap(draft.active),
    ...nextVersions(draft, to),
  };
}

function remove(draft: Draft, path: string): Draft {
  const closed = close(draft, path);
  const files = closed.files.filter((f) => f.path !== path);
  return changedBehind({ ...closed, files, ...nextVersions(draft, path) });
}

function replace(draft: Draft, files: readonly SourceFile[]): Draft {
  const kept = draft.open.filter((path) => files.some((f) => f.path === path));
  const first = files[0]?.path;
  if (first === undefined) return draft;
  const open = kept.length > 0 ? kept : [first];
  const active = open.includes(draft.active) ? draft.active : (open[0] ?? first);
  return changedBehind({ ...draft, files, open, active, ...nextVersions(draft) });
}

function nextVersions(
  { version, programVersion }: Draft,
  path?: string,
): Pick<Draft, 'version' | 'programVersion'> {
  const isOfProgram = path === undefined || !isNote(path);
  return { version: version + 1, programVersion: programVersion + (isOfProgram ? 1 : 0) };
}

function changedBehind(draft: Draft): Draft {
  return { ...draft, epoch: draft.epoch + 1 };
}
