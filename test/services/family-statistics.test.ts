import { expect, test } from 'vitest';
import { aFamily, anExercise, aReceipt, aReport } from './builders.ts';
import { granted, openWithExercise, type Platform, refusalOf, SLUG } from './open-platform.ts';

type Outcomes = Record<string, number | [reliability: number, perTry: number]>;

/** A report whose hidden families came out so; the program is told apart by its name. */
function outcome(families: Outcomes, program = Math.random().toString(16)) {
  const { stress } = aReport();
  const list = Object.entries(families).map(([id, value]) => {
    const [reliability, perTry] = Array.isArray(value) ? value : [value, value];
    return aFamily({ id, title: `About ${id}`, reliability, perTry });
  });
  const submission = Buffer.from(program).toString('hex').padEnd(64, '0').slice(0, 64);
  return { stress: { ...stress, families: list }, receipt: aReceipt({ submission }) };
}

function statistics({ services, person }: Platform, at = {}) {
  return granted(services.familyStatistics(person('instructor'), SLUG, { stage: 1, ...at }));
}

function sendAs(platform: Platform, who: ReturnType<Platform['person']>, ...attempts: Outcomes[]) {
  for (const families of attempts) {
    platform.submit(who);
    platform.grade(outcome(families));
  }
}

test('each learner weighs once, by the latest attempt; first attempts are counted apart', () => {
  const platform = openWithExercise();
  sendAs(platform, platform.person('learner'), { a: 0, b: 0.5, c: 1 }, { a: 1, b: 1, c: 1 });
  sendAs(platform, platform.person('learner'), { a: 1, b: 0.5, c: 0 });
  sendAs(platform, platform.person('learner'), { a: 0, b: 0, c: 1 });
  sendAs(platform, platform.person('mentor'), { a: 0, b: 0, c: 0 });
  const found = statistics(platform);
  expect(found).toMatchObject({ version: 1, stage: 1, learners: 3, submissions: 4, isSmall: true });
  const a = found.families.find((f) => f.id === 'a');
  expect(a?.p).toBeCloseTo(2 / 3, 9);
  expect(a?.firstAttempt).toBeCloseTo(1 / 3, 9);
  expect(a).toMatchObject({ learners: 3, title: 'About a', flakes: 0, voids: 0 });
});

test('discrimination is taken against the other families alone, and a wrong key comes first', () => {
  const platform = openWithExercise();
  const results: Outcomes[] = [
    { good: 1, wrong: 0, rest: 1 },
    { good: 1, wrong: 0, rest: 0.8 },
    { good: 0, wrong: 1, rest: 0.2 },
    { good: 0, wrong: 1, rest: 0.1 },
  ];
  for (const families of results) sendAs(platform, platform.person('learner'), families);
  const { families } = statistics(platform);
  expect(families[0]).toMatchObject({ id: 'wrong', suspicions: [{ rank: 0 }] });
  expect(families[0]?.discrimination?.r).toBeLessThan(-0.9);
  // Of `good` the rest is mean(wrong, rest): 0.5, 0.4 against 0.6, 0.55, deviation 0.073951: r = −0.125/0.073951 · ½.
  expect(families.find((f) => f.id === 'good')?.discrimination?.r).toBeCloseTo(-0.845154, 5);
});

test('a submission that was regraded counts under the newer version alone', () => {
  const platform = openWithExercise();
  sendAs(platform, platform.person('learner'), { a: 0, b: 1 });
  sendAs(platform, platform.person('learner'), { a: 1, b: 1 });
  const versionId = platform.publish(anExercise({ contentHash: 'b'.repeat(64) }));
  const { store } = platform.app;
  const [submission] = store.attempts.listOfExercise(SLUG, { limit: 1, offset: 0 });
  const actor = { id: 'x', name: 'x' };
  const auditSeq = store.audit.add({ actor, action: 'regrade', slug: SLUG, versionId, reason: 'r' });
  store.runs.queueRegrade({ submissionId: submission?.submissionId ?? '', versionId, auditSeq });
  expect(statistics(platform)).toMatchObject({ version: 1, learners: 2 });
  platform.grade(outcome({ a: 0, b: 0 }));
  expect(statistics(platform)).toMatchObject({ version: 2, learners: 1 });
  expect(statistics(platform, { version: 1 })).toMatchObject({ version: 1, learners: 1, submissions: 1 });
});

test('an equal program that comes out differently is flaky', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  for (const a of [1, 1, 0]) {
    platform.submit(learner);
    platform.grade(outcome({ a, b: 1 }, 'same'));
  }
  const found = statistics(platform);
  expect(found.repeats).toBe(2);
  expect(found.families.find((f) => f.id === 'a')).toMatchObject({
    flakes: 1,
    suspicions: [{ rank: 1 }, { rank: 4 }],
  });
  expect(found.families.find((f) => f.id === 'b')?.flakes).toBe(0);
});

test('what works once and does not hold up shows as a gap', () => {
  const platform = openWithExercise();
  sendAs(platform, platform.person('learner'), { a: [0.4, 0.8], b: 1 });
  sendAs(platform, platform.person('learner'), { a: [0.2, 0.8], b: 1 });
  const found = statistics(platform).families;
  expect(found.find((f) => f.id === 'a')?.gap).toBeCloseTo(0.5, 9);
  expect(found.find((f) => f.id === 'b')?.gap).toBe(0);
});

test('without graded work there is nothing to say, and a stage or version that is not there is refused', () => {
  const platform = openWithExercise();
  platform.submit(platform.person('learner'));
  expect(statistics(platform)).toMatchObject({ version: 1, learners: 0, families: [], kr20: null });
  const { services, person } = platform;
  const ask = (at: { stage: number; version?: number }, slug = SLUG) =>
    refusalOf(services.familyStatistics(person('instructor'), slug, at)).kind;
  expect([ask({ stage: 3 }), ask({ stage: 1, version: 2 }), ask({ stage: 1 }, 'nothing')]).toEqual(
    Array(3).fill('not_found'),
  );
  expect(refusalOf(services.familyStatistics(person('mentor'), SLUG, { stage: 1 })).kind).toBe('not_found');
});
