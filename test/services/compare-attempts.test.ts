import { expect, test } from 'vitest';
import type { Report } from '#domain/report';
import { aFamily, anExercise, aReport } from './builders.ts';
import { granted, HOUR, openWithExercise, refusalOf } from './open-platform.ts';

const COMPILE_ERROR = { message: 'no', file: 'src/main.ts', line: 1, column: 1 };

function practised(reliability: number): Partial<Report> {
  const families = [aFamily({ reliability, perTry: reliability === 1 ? 1 : 0.6 })];
  return { practice: { ...aReport().practice, families } };
}

/** A learner's graded attempts at the first stage, one for each report. */
function withAttempts(...reports: Partial<Report>[]) {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const ids = reports.map((report) => {
    const id = platform.submit(learner);
    platform.grade(report);
    platform.pass(4 * HOUR);
    return id;
  });
  return { ...platform, learner, ids, latest: ids.at(-1) ?? '' };
}

test('an attempt is compared with the one before it', () => {
  const { services, learner, latest } = withAttempts(practised(0.2), practised(1), practised(0.4));
  const { against, ledger, earlier } = granted(services.compareAttempts(learner, latest));
  expect(against?.attempt).toBe(2);
  expect(ledger?.families.map(({ id, move }) => [id, move])).toEqual([['refunds', 'broken']]);
  expect(earlier.map((one) => one.attempt)).toEqual([2, 1]);
});

test('any earlier attempt can be chosen, and no other', () => {
  const { services, learner, latest } = withAttempts(practised(0.2), practised(1), practised(1));
  const chosen = granted(services.compareAttempts(learner, latest, { against: 1 }));
  expect([chosen.against?.attempt, chosen.ledger?.families[0]?.move]).toEqual([1, 'fixed']);
  for (const against of [0, 3, 9]) {
    const refused = refusalOf(services.compareAttempts(learner, latest, { against }));
    expect(refused.kind).toBe('not_found');
    expect(refused.message).toContain('2, 1');
  }
});

test('the first attempt has nothing before it', () => {
  const { services, learner, latest } = withAttempts(practised(1));
  expect(granted(services.compareAttempts(learner, latest))).toEqual({
    earlier: [],
    against: null,
    ledger: null,
    obstacle: 'first',
  });
});

test('one that did not compile is passed over, unless it is asked for', () => {
  const { services, learner, latest } = withAttempts(
    practised(0.2),
    { compileError: COMPILE_ERROR },
    practised(1),
  );
  expect(granted(services.compareAttempts(learner, latest)).against?.attempt).toBe(1);
  const asked = granted(services.compareAttempts(learner, latest, { against: 2 }));
  expect([asked.against?.attempt, asked.ledger, asked.obstacle]).toEqual([2, null, 'does_not_compile']);
});

test('one that is not graded, of another stage or of somebody else is none to compare with', () => {
  const platform = withAttempts(practised(0.2));
  const { services, learner, person, submit, grade, hold } = platform;
  submit(person('learner'));
  grade(practised(0));
  submit(learner, { stage: 2 });
  grade(practised(0));
  submit(learner);
  hold();
  const latest = submit(learner);
  grade(practised(1));
  const { earlier } = granted(services.compareAttempts(learner, latest));
  expect(earlier.map((one) => one.attempt)).toEqual([1]);
});

test('numbers of two versions do not compare, and it says so', () => {
  const platform = withAttempts(practised(0.2));
  const { services, learner, submit, grade, publish } = platform;
  const contentHash = 'e'.repeat(64);
  publish(anExercise({ contentHash }));
  const latest = submit(learner);
  grade({ ...practised(1), exercise: { ...aReport().exercise, contentHash, version: 2 } });
  for (const choice of [{}, { against: 1 }]) {
    const { ledger, obstacle, earlier } = granted(services.compareAttempts(learner, latest, choice));
    expect([ledger, obstacle]).toEqual([null, 'other_version']);
    expect(earlier).toMatchObject([{ attempt: 1, isSameVersion: false }]);
  }
});

test('what is hidden is compared as a learner sees it, for whoever asks', () => {
  const { services, person, learner, latest } = withAttempts({ reliability: 0.512 }, { reliability: 0.838 });
  for (const viewer of [learner, person('instructor')]) {
    const { ledger } = granted(services.compareAttempts(viewer, latest));
    expect(ledger?.reliability).toEqual({ before: 0.5, after: 0.85 });
  }
});

test('somebody else’s attempt and a missing one get the very same answer', () => {
  const { services, person, latest } = withAttempts(practised(1), practised(1));
  const stranger = person('learner');
  const other = services.compareAttempts(stranger, latest);
  expect(refusalOf(other).kind).toBe('not_found');
  expect(other).toEqual(services.compareAttempts(stranger, 'no-such-attempt'));
});
