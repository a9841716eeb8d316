import { describe, expect, it } from 'vitest';
import {
  familiesToKeep,
  type KeptPractice,
  keptPractice,
  marksToOpen,
} from '#islands/practice/kept-practice.ts';
import type { FamilyRow } from '#islands/practice/practice-results.ts';
import { MemoryStorage } from '../saving/memory-storage.ts';

const mark = { seed: 1, verdict: 'ok' as const, isHeld: true, isStale: false };
const kept = (changes: Partial<KeptPractice> = {}): KeptPractice => ({
  contentHash: 'v1',
  program: 'p1',
  families: [{ family: 'wrapped-output', mode: 'M4', title: 'Wrapped', marks: [mark] }],
  ...changes,
});
const AT = { contentHash: 'v1', program: 'p1' };

describe('the marks that a page opens with', () => {
  it('are one’s own, also where the files have changed since', () => {
    expect(marksToOpen(kept({ program: 'p0' }), undefined, AT)).toMatchObject({ isBrought: false });
  });

  it('are those from before signing in, when they are of the very program that was brought along', () => {
    expect(marksToOpen(undefined, kept(), AT)).toMatchObject({ isBrought: true });
  });

  it('are not somebody else’s, who worked on other files in this browser without signing in', () => {
    expect(marksToOpen(undefined, kept({ program: 'p2' }), AT)).toBeUndefined();
  });

  it('are none when the exercise has another version now', () => {
    expect(marksToOpen(kept({ contentHash: 'v0' }), undefined, AT)).toBeUndefined();
  });
});

describe('what is kept of practice', () => {
  it('comes back as it was, for this person, exercise and stage alone', () => {
    const storage = new MemoryStorage();
    const at = (viewer: string | null, stage = 1) =>
      keptPractice(viewer, 'support-assistant', stage, () => storage);
    expect(at('u1').write(kept())).toBe(true);
    expect(at('u1').read()).toEqual(kept());
    expect([at('u2').read(), at(null).read(), at('u1', 2).read()]).toEqual([undefined, undefined, undefined]);
  });

  it('is marks that were run, and nothing of what happened in them', () => {
    const marks = [
      { ...mark, isRecalled: false },
      { seed: 2, verdict: undefined, isHeld: false, isStale: false, isRecalled: false },
    ];
    const row: FamilyRow = { family: 'wrapped-output', mode: 'M4', marks, held: 1, run: 1 };
    const idle: FamilyRow = { ...row, family: 'personal-data', marks: marks.slice(1) };
    expect(familiesToKeep([row, idle], { 'wrapped-output': 'Wrapped' })).toEqual(kept().families);
  });

  it('is nothing when the storage holds something else', () => {
    const storage = new MemoryStorage();
    storage.setItem('holdfast:practice:u1:a:1', '{"families":3}');
    expect(keptPractice('u1', 'a', 1, () => storage).read()).toBeUndefined();
  });
});
