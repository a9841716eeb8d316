import { describe, expect, it } from 'vitest';
import type { SourceFile } from '#domain/program';
import { changedPaths, type DraftAction, draftReducer, sameFiles, startDraft } from '#islands/files/draft.ts';

const STARTER: SourceFile[] = [
  { path: 'src/main.ts', text: 'main' },
  { path: 'src/answer.ts', text: 'answer' },
  { path: 'contract.ts', text: 'contract' },
];

function draftAfter(...actions: DraftAction[]) {
  return actions.reduce(draftReducer, startDraft(STARTER, 'src/main.ts'));
}

describe('draft', () => {
  it('opens on the entry file, unchanged', () => {
    expect(draftAfter()).toMatchObject({
      active: 'src/main.ts',
      open: ['src/main.ts'],
      version: 0,
      epoch: 0,
    });
  });

  it('counts a change of content once', () => {
    const draft = draftAfter({ kind: 'edited', path: 'src/main.ts', text: 'new' });
    expect(draft.version).toBe(1);
    expect(draftReducer(draft, { kind: 'edited', path: 'src/main.ts', text: 'new' })).toBe(draft);
  });

  it('does not count looking at files as a change', () => {
    const draft = draftAfter(
      { kind: 'opened', path: 'src/answer.ts' },
      { kind: 'closed', path: 'src/main.ts' },
    );
    expect(draft).toMatchObject({ open: ['src/answer.ts'], active: 'src/answer.ts', version: 0 });
  });

  it('keeps a file in front when the one on show is closed', () => {
    const draft = draftAfter(
      { kind: 'opened', path: 'contract.ts' },
      { kind: 'closed', path: 'contract.ts' },
    );
    expect(draft.active).toBe('src/main.ts');
  });

  it('keeps the last tab open', () => {
    const draft = draftAfter({ kind: 'closed', path: 'src/main.ts' });
    expect(draft.open).toHaveLength(1);
    expect(draft.open).toContain(draft.active);
  });

  it('opens a new file, and leaves an existing one of that name alone', () => {
    const draft = draftAfter({ kind: 'created', path: 'src/retry.ts', text: '' });
    expect(draft.active).toBe('src/retry.ts');
    expect(draftAfter({ kind: 'created', path: 'contract.ts', text: 'mine' }).files).toEqual(STARTER);
  });

  it('renames a file in the tabs as well', () => {
    const draft = draftAfter(
      { kind: 'opened', path: 'src/answer.ts' },
      { kind: 'renamed', from: 'src/answer.ts', to: 'src/reply.ts' },
    );
    expect(draft).toMatchObject({ active: 'src/reply.ts', open: ['src/main.ts', 'src/reply.ts'] });
    expect(draft.files.map((f) => f.path)).toEqual(['src/main.ts', 'src/reply.ts', 'contract.ts']);
  });

  it('never renames onto another file', () => {
    expect(draftAfter({ kind: 'renamed', from: 'src/answer.ts', to: 'contract.ts' }).files).toEqual(STARTER);
  });

  it('closes the tab of a deleted file and has the editor forget its text', () => {
    const draft = draftAfter(
      { kind: 'opened', path: 'src/answer.ts' },
      { kind: 'deleted', path: 'src/answer.ts' },
    );
    expect(draft).toMatchObject({ active: 'src/main.ts', open: ['src/main.ts'], version: 1, epoch: 1 });
  });

  it('shows another file when the only open one is deleted', () => {
    const draft = draftAfter({ kind: 'deleted', path: 'src/main.ts' });
    expect(draft.files.map((f) => f.path)).toContain(draft.active);
    expect(draft.open).toEqual([draft.active]);
  });

  it('has the editor load a file again after a reset, not after typing', () => {
    const typed = draftAfter({ kind: 'edited', path: 'src/main.ts', text: 'new' });
    expect(typed.epoch).toBe(0);
    const reset = draftReducer(typed, { kind: 'reset', path: 'src/main.ts', text: 'main' });
    expect(reset).toMatchObject({ epoch: 1, version: 2 });
    expect(sameFiles(reset.files, STARTER)).toBe(true);
  });

  it('keeps the tabs that still exist when all files are replaced', () => {
    const draft = draftAfter(
      { kind: 'created', path: 'src/own.ts', text: '' },
      { kind: 'replaced', files: STARTER },
    );
    expect(draft).toMatchObject({ open: ['src/main.ts'], active: 'src/main.ts', epoch: 1 });
  });

  it('calls a file changed when it is new or differs from the starter', () => {
    const draft = draftAfter(
      { kind: 'created', path: 'src/own.ts', text: '' },
      { kind: 'edited', path: 'src/main.ts', text: 'new' },
    );
    expect([...changedPaths(draft.files, STARTER)].sort()).toEqual(['src/main.ts', 'src/own.ts']);
  });

  it('does not take notes for a change of the program', () => {
    const draft = draftAfter(
      { kind: 'created', path: 'decision-record.md', text: '# Why' },
      { kind: 'edited', path: 'decision-record.md', text: '# Why not' },
      { kind: 'wrote', path: 'practice-cases.json', text: '[]' },
    );
    expect(draft).toMatchObject({ version: 3, programVersion: 0, active: 'decision-record.md' });
    expect([...changedPaths(draft.files, STARTER)]).toEqual([]);
    expect(draftReducer(draft, { kind: 'edited', path: 'src/main.ts', text: 'x' }).programVersion).toBe(1);
  });

  it('writes a file from elsewhere without opening it, and makes the editor load it again', () => {
    const draft = draftAfter({ kind: 'wrote', path: 'src/answer.ts', text: 'other' });
    expect(draft).toMatchObject({ open: ['src/main.ts'], epoch: 1, programVersion: 1 });
  });
});
