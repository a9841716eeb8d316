import { describe, expect, it } from 'vitest';
import type { Level } from '#domain/level';
import { checkPairs } from '#proof/check-pairs';
import type { Stage, Subject } from '#proof/stage';

const LINES = ['one', 'two', 'three', 'four', 'five', 'six'];
const BASE = [{ path: 'src/main.ts', text: `${LINES.join('\n')}\n` }];
const without = (line: string) => [
  { path: 'src/main.ts', text: BASE[0]?.text.replace(line, line.toUpperCase()) ?? '' },
];

function aSubject(
  role: Subject['role'],
  name: string,
  over: Partial<Subject> = {},
  level: Level = 'demo',
): Subject {
  const facts = {
    level,
    families: [{ id: 'refunds', reliability: 0.2, refusals: [] }],
  } as unknown as Subject['facts'];
  return {
    role,
    name,
    files: BASE,
    why: { fails: ['refunds'], controls: [], changes: 'solutions/reference' },
    facts,
    ...over,
  };
}

/** A stage in which every hunt ends as told. */
function aStage(subjects: Subject[], kill: { by: string } | null, isQuick = false): Stage {
  return {
    families: [{ id: 'refunds', title: 'Refunds', mode: 'M6' }],
    effort: { isQuick, hasOperators: false },
    subjects,
    isLast: true,
    programs: {
      solutions: [{ name: 'reference', files: BASE, why: { fails: [], controls: [] } }],
      survivors: subjects.filter((s) => s.role === 'survivor'),
    },
    loaded: { exercise: { starter: [] } },
    bench: { kept: async () => ({ kill }) },
  } as unknown as Stage;
}

const ONE = aSubject('mutant', 'one', { files: without('one') });
const SIX = aSubject('mutant', 'six', { files: without('six') });

describe('pairs of mutants', () => {
  it('of the same family are joined where they change different lines, and must be killed', async () => {
    expect(await checkPairs(aStage([ONE, SIX], { by: 'refunds' }))).toMatchObject({
      check: { status: 'holds' },
      pairs: { tried: 1, killed: 1 },
    });
    const { check } = await checkPairs(aStage([ONE, SIX], null));
    expect(check.faults).toEqual([
      'The mutants one and six together pass everything: a family that tells them is missing.',
    ]);
  });

  it('that name each other must be joined', async () => {
    const covered = aSubject('mutant', 'covered', {
      files: without('one'),
      why: { fails: [], controls: [], changes: 'solutions/reference', redundantWith: 'one' },
    });
    const { check } = await checkPairs(
      aStage([{ ...ONE, files: [{ path: 'src/main.ts', text: 'other\n' }] }, covered], null),
    );
    expect(check.faults.join()).toContain('The mutant covered cannot be joined with one');
  });

  it('say so where no program lacks a single control', async () => {
    const { check } = await checkPairs(aStage([ONE, SIX], { by: 'refunds' }));
    expect(check.found).toBe('1 of 1; no single controls');
    expect(check.notes).toEqual([expect.stringContaining('There is no survivors/')]);
  });

  it('are left out of a quick proof', async () => {
    expect((await checkPairs(aStage([ONE, SIX], null, true))).check.status).toBe('not run');
  });
});

describe('a program that lacks one of two controls', () => {
  it('passes', async () => {
    const { check } = await checkPairs(aStage([aSubject('survivor', 'no-deadline', {}, 'exemplary')], null));
    expect(check).toMatchObject({
      status: 'holds',
      found: '0 of 0; 1 of 1 single controls pass',
      notes: [],
    });
  });

  it('that is killed alone is a mutant', async () => {
    const { check } = await checkPairs(aStage([aSubject('survivor', 'no-deadline')], null));
    expect(check.faults).toEqual([
      'The program survivors/no-deadline is demo: refunds fails it. The control that it lacks is not covered by the other one: make it a mutant.',
    ]);
  });
});
