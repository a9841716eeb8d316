import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createThrottle, THROTTLE_LIMITS } from '#auth/throttle';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const HOME = '192.0.2.1';
const INES = 'ines@example.test';

async function guesses(n: number, guess: (n: number) => Promise<{ ok: boolean }>): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let i = 0; i < n; i += 1) answers.push((await guess(i)).ok);
  return answers;
}

test('ten attempts in a row are let through, the eleventh is not', async () => {
  const throttle = createThrottle();
  const answers = await guesses(11, () => throttle.admitLogIn(HOME, INES));
  expect(answers).toEqual([...Array(10).fill(true), false]);
});

test('a success begins the row anew', async () => {
  const throttle = createThrottle();
  await guesses(9, () => throttle.admitLogIn(HOME, INES));
  await throttle.admitLogIn(HOME, INES);
  await throttle.forgiveLogIn(HOME, INES);
  expect(await guesses(10, () => throttle.admitLogIn(HOME, INES))).not.toContain(false);
});

test('the lock opens by itself after fifteen minutes', async () => {
  const throttle = createThrottle();
  await guesses(11, () => throttle.admitLogIn(HOME, INES));
  vi.advanceTimersByTime(14 * 60_000);
  expect((await throttle.admitLogIn(HOME, INES)).ok).toBe(false);
  vi.advanceTimersByTime(60_001);
  expect((await throttle.admitLogIn(HOME, INES)).ok).toBe(true);
});

test('whoever guesses elsewhere does not keep the owner out', async () => {
  const throttle = createThrottle();
  await guesses(20, () => throttle.admitLogIn('203.0.113.9', INES));
  expect((await throttle.admitLogIn(HOME, INES)).ok).toBe(true);
});

test('guessing many accounts from one address is stopped', async () => {
  const throttle = createThrottle();
  const { points } = THROTTLE_LIMITS.logInAddress;
  const answers = await guesses(points + 1, (n) => throttle.admitLogIn(HOME, `${n}@example.test`));
  expect(answers.indexOf(false)).toBe(points);
});

test('guessing one account from many addresses is stopped', async () => {
  const throttle = createThrottle();
  const { points } = THROTTLE_LIMITS.logInAccount;
  const answers = await guesses(points + 1, (n) => throttle.admitLogIn(`198.51.100.${n}`, INES));
  expect(answers.indexOf(false)).toBe(points);
});

test('attempts under way count, so that guessing in parallel wins nothing', async () => {
  const throttle = createThrottle();
  const answers = await Promise.all(Array.from({ length: 30 }, () => throttle.admitLogIn(HOME, INES)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
});

test('a refusal says in seconds when to come back', async () => {
  const throttle = createThrottle();
  await guesses(10, () => throttle.admitLogIn(HOME, INES));
  vi.advanceTimersByTime(5 * 60_000);
  expect(await throttle.admitLogIn(HOME, INES)).toMatchObject({
    refusal: { kind: 'too_many', retryAfterSeconds: 600, message: expect.stringContaining('10 minutes') },
  });
});
