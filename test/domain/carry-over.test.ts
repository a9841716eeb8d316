import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOver } from '#domain/carry-over';
import type { SourceFile } from '#domain/program';
import { aManifest } from '#test/services/builders';

const manifest = aManifest({ editable: ['src/**'] });
const files = (texts: Record<string, string>): SourceFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));
const handout = (texts: Record<string, string>, over = manifest) => ({
  manifest: over,
  starter: files(texts),
});

const OLD = handout({ 'src/main.ts': 'old main', 'src/aid.ts': 'old aid', 'data/policy.md': 'old policy' });

test('what the learner wrote stays, what they left alone becomes the new version’s', () => {
  const next = handout({
    'src/main.ts': 'new main',
    'src/aid.ts': 'new aid',
    'src/more.ts': 'more',
    'data/policy.md': 'new policy',
  });
  const draft = files({
    'src/main.ts': 'mine',
    'src/aid.ts': 'old aid',
    'src/own.ts': 'own',
    'data/policy.md': 'old policy',
  });
  expect(carryOver(OLD, next, draft)).toEqual({
    files: files({
      'data/policy.md': 'new policy',
      'src/aid.ts': 'new aid',
      'src/main.ts': 'mine',
      'src/more.ts': 'more',
      'src/own.ts': 'own',
    }),
    both: ['src/main.ts'],
    renewed: ['data/policy.md', 'src/aid.ts'],
    dropped: [],
    left: [],
  });
});

test('a file that the learner deleted stays deleted, and one that is handed out no more goes', () => {
  const next = handout({
    'src/main.ts': 'old main',
    'src/aid.ts': 'new aid',
    'data/policy.md': 'old policy',
  });
  const kept = carryOver(OLD, next, files({ 'src/main.ts': 'mine', 'data/policy.md': 'old policy' }));
  expect(kept.files.map((f) => f.path)).toEqual(['data/policy.md', 'src/main.ts']);
  const less = carryOver(OLD, handout({ 'src/main.ts': 'old main' }), OLD.starter);
  expect(less).toMatchObject({
    files: files({ 'src/main.ts': 'old main' }),
    dropped: ['data/policy.md', 'src/aid.ts'],
  });
});

test('work with no room in the new version is named, never taken over silently', () => {
  const closed = aManifest({ editable: ['src/main.ts'] });
  const next = handout({ 'src/main.ts': 'old main', 'src/aid.ts': 'fixed aid' }, closed);
  const draft = files({ 'src/main.ts': 'old main', 'src/aid.ts': 'my aid', 'src/own.ts': 'own' });
  expect(carryOver(OLD, next, draft)).toMatchObject({
    files: files({ 'src/aid.ts': 'fixed aid', 'src/main.ts': 'old main' }),
    left: ['src/aid.ts', 'src/own.ts'],
  });
});

test('to an equal version every draft comes over as it is', () => {
  const draft = fc.dictionary(fc.constantFrom('src/main.ts', 'src/aid.ts', 'src/b.ts'), fc.string());
  fc.assert(
    fc.property(draft, (own) => {
      const whole = files({ ...own, 'data/policy.md': 'old policy' });
      const { files: carried, ...told } = carryOver(OLD, OLD, whole);
      expect(carried).toEqual(whole.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
      expect(Object.values(told).flat()).toEqual([]);
    }),
  );
});
