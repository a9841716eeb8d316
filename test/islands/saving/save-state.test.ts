import { describe, expect, it } from 'vitest';
import { isUnkept, type SaveEvent, saveReducer, sendDelay, startSaving } from '#islands/saving/save-state.ts';
import { saveWords } from '#islands/saving/save-words.ts';

const theirs = { files: [{ path: 'a.ts', text: 'theirs' }], revision: 9, savedAt: 5_000 };

function savingAfter(...events: SaveEvent[]) {
  return events.reduce(saveReducer, startSaving({ signedIn: true, revision: 3, savedAt: null }));
}

describe('saving', () => {
  it('sends nothing while nothing has changed', () => {
    expect(sendDelay(savingAfter())).toBeUndefined();
  });

  it('sends soon after an edit', () => {
    expect(sendDelay(savingAfter({ kind: 'edited', version: 1 }))).toBeLessThan(2000);
  });

  it('sends nothing for somebody signed out', () => {
    const state = startSaving({ signedIn: false, revision: 0, savedAt: null });
    expect(sendDelay(saveReducer(state, { kind: 'edited', version: 1 }))).toBeUndefined();
  });

  it('sends again what was typed while a save was under way', () => {
    const state = savingAfter(
      { kind: 'edited', version: 1 },
      { kind: 'sent', version: 1 },
      { kind: 'edited', version: 2 },
      { kind: 'saved', version: 1, revision: 4, savedAt: 1 },
    );
    expect(state).toMatchObject({ revision: 4, savedVersion: 1 });
    expect(sendDelay(state)).toBeDefined();
  });

  it('waits longer after each failure, at most half a minute', () => {
    const fail: SaveEvent[] = [
      { kind: 'sent', version: 1 },
      { kind: 'unreachable', message: 'no line' },
    ];
    const delays = [1, 2, 3, 9].map((n) =>
      sendDelay(savingAfter({ kind: 'edited', version: 1 }, ...Array.from({ length: n }, () => fail).flat())),
    );
    expect(delays).toEqual([2000, 4000, 8000, 30_000]);
  });

  it('overwrites nothing while a conflict is open', () => {
    const state = savingAfter(
      { kind: 'edited', version: 1 },
      { kind: 'conflicted', theirs },
      { kind: 'edited', version: 2 },
    );
    expect(sendDelay(state)).toBeUndefined();
    expect(state.revision).toBe(3);
  });

  it('sends the own draft on their revision once it is kept', () => {
    const state = savingAfter(
      { kind: 'edited', version: 1 },
      { kind: 'conflicted', theirs },
      { kind: 'kept_mine' },
    );
    expect(state.revision).toBe(9);
    expect(sendDelay(state)).toBeDefined();
  });

  it('is at rest once theirs is taken', () => {
    const state = savingAfter(
      { kind: 'edited', version: 1 },
      { kind: 'conflicted', theirs },
      { kind: 'took_theirs', version: 2 },
    );
    expect(state).toMatchObject({ revision: 9, savedVersion: 2, version: 2 });
    expect(sendDelay(state)).toBeUndefined();
  });

  it('tries again at the next edit after the server said no', () => {
    const state = savingAfter({ kind: 'edited', version: 1 }, { kind: 'refused', message: 'too large' });
    expect(sendDelay(state)).toBeUndefined();
    expect(sendDelay(saveReducer(state, { kind: 'edited', version: 2 }))).toBeDefined();
  });

  it('guards the page only while a change lies nowhere', () => {
    const edited = savingAfter({ kind: 'edited', version: 1 });
    expect(isUnkept(edited)).toBe(true);
    expect(isUnkept(saveReducer(edited, { kind: 'mirrored', version: 1, works: true }))).toBe(false);
    expect(isUnkept(saveReducer(edited, { kind: 'mirrored', version: 1, works: false }))).toBe(true);
  });

  it('says when the work is kept in this browser only', () => {
    const offline = savingAfter(
      { kind: 'edited', version: 1 },
      { kind: 'mirrored', version: 1, works: true },
      { kind: 'sent', version: 1 },
      { kind: 'unreachable', message: 'no line' },
    );
    expect(saveWords(offline)).toMatchObject({
      tone: 'trouble',
      text: expect.stringContaining('kept in this browser'),
    });
  });

  it('claims nothing is kept while nothing has changed', () => {
    expect(saveWords(startSaving({ signedIn: false, revision: 0, savedAt: null })).text).toBe(
      'Nothing changed yet',
    );
  });
});
