import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceFile } from '#domain/program';
import { createAutosave } from '#islands/saving/autosave.ts';
import { browserCopies } from '#islands/saving/browser-copy.ts';
import type { SaveState } from '#islands/saving/save-state.ts';
import type { SaveAnswer } from '#islands/saving/workspace-api.ts';
import { MemoryStorage } from './memory-storage.ts';

const files = (text: string): SourceFile[] => [{ path: 'src/main.ts', text }];

/** A server that keeps revisions like ours, can be out of reach, and takes a moment. */
class FakeServer {
  revision = 1;
  files: readonly SourceFile[] = files('starter');
  isDown = false;
  saves = 0;

  async save(revision: number, sent: readonly SourceFile[]): Promise<SaveAnswer> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.saves += 1;
    if (this.isDown) return { kind: 'unreachable', message: 'no line' };
    if (revision !== this.revision) {
      return { kind: 'conflict', theirs: { files: this.files, revision: this.revision, savedAt: 7 } };
    }
    this.revision += 1;
    this.files = sent;
    return { kind: 'ok', value: { revision: this.revision, savedAt: Date.now() } };
  }
}

function setUp({ signedIn = true, storage = new MemoryStorage() } = {}) {
  const server = new FakeServer();
  const states: SaveState[] = [];
  const copies = browserCopies('draft', () => storage);
  const autosave = createAutosave(
    { signedIn, revision: 1, savedAt: null },
    { api: server, copies, now: Date.now, onState: (state) => states.push(state) },
  );
  return { server, copies, autosave, states };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  it('keeps an edit in the browser at once and on the server soon after', async () => {
    const { server, copies, autosave } = setUp();
    autosave.edited(1, files('one'));
    expect(copies.read()?.files).toEqual(files('one'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.files).toEqual(files('one'));
    expect(autosave.isUnkept()).toBe(false);
  });

  it('leaves no copy behind once the server has the work', async () => {
    const { copies, autosave } = setUp();
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(copies.read()).toBeUndefined();
  });

  it('sends one save for a burst of typing', async () => {
    const { server, autosave } = setUp();
    for (let v = 1; v <= 20; v += 1) {
      autosave.edited(v, files(`v${v}`));
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.files).toEqual(files('v20'));
    expect(server.saves).toBe(1);
  });

  it('never has two saves under way, and loses nothing typed meanwhile', async () => {
    const { server, autosave } = setUp();
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(920);
    autosave.edited(2, files('two'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.files).toEqual(files('two'));
    expect(autosave.state.phase.kind).toBe('resting');
  });

  it('leaves a copy of what was typed meanwhile that builds on the new revision', async () => {
    const { copies, autosave } = setUp();
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(920);
    autosave.edited(2, files('two'));
    await vi.advanceTimersByTimeAsync(60);
    expect(copies.read()).toMatchObject({ files: files('two'), revision: 2 });
  });

  it('keeps trying until the server answers', async () => {
    const { server, copies, autosave } = setUp();
    server.isDown = true;
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(autosave.state.phase.kind).toBe('retrying');
    expect(copies.read()?.files).toEqual(files('one'));
    server.isDown = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(server.files).toEqual(files('one'));
  });

  it('puts a conflict to the person and overwrites nothing before', async () => {
    const { server, copies, autosave } = setUp();
    server.revision = 5;
    server.files = files('from another tab');
    autosave.edited(1, files('mine'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(autosave.state.phase).toMatchObject({
      kind: 'conflict',
      theirs: { files: files('from another tab') },
    });
    expect(server.files).toEqual(files('from another tab'));
    expect(copies.read()).toMatchObject({ files: files('mine'), revision: 1 });
  });

  it('overwrites with the own draft when that is the choice', async () => {
    const { server, autosave } = setUp();
    server.revision = 5;
    autosave.edited(1, files('mine'));
    await vi.advanceTimersByTimeAsync(3000);
    autosave.keepMine();
    await vi.advanceTimersByTimeAsync(3000);
    expect(server).toMatchObject({ files: files('mine'), revision: 6 });
  });

  it('goes on from theirs when that is the choice', async () => {
    const { server, copies, autosave } = setUp();
    server.revision = 5;
    autosave.edited(1, files('mine'));
    await vi.advanceTimersByTimeAsync(3000);
    autosave.tookTheirs(2, server.files);
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.revision).toBe(5);
    expect(copies.read()).toBeUndefined();
    autosave.edited(3, files('more'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(server.files).toEqual(files('more'));
  });

  it('flushes at once what is unsent', async () => {
    const { server, autosave } = setUp();
    autosave.edited(1, files('one'));
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(60);
    await flushed;
    expect(server.files).toEqual(files('one'));
  });

  it('keeps the work of somebody signed out in the browser only', async () => {
    const { server, copies, autosave } = setUp({ signedIn: false });
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.saves).toBe(0);
    expect(copies.read()?.files).toEqual(files('one'));
  });

  it('guards the page when the browser stores nothing and the server is out of reach', async () => {
    const { server, autosave } = setUp({ storage: new MemoryStorage({ isFull: true }) });
    server.isDown = true;
    autosave.edited(1, files('one'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(autosave.isUnkept()).toBe(true);
  });
});
