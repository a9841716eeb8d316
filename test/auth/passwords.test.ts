import { expect, test } from 'vitest';
import { createPasswords } from '#auth/passwords';

test('a password is kept as argon2id of 19 MiB, two passes, one lane', async () => {
  const hashed = await createPasswords().hash('correct horse battery');
  expect(hashed.ok && hashed.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the right password is right and another one is wrong', async () => {
  const passwords = createPasswords();
  const hashed = await passwords.hash('correct horse battery');
  const hash = hashed.ok ? hashed.value : '';
  expect(await passwords.verify(hash, 'correct horse battery')).toEqual({ ok: true, value: true });
  expect(await passwords.verify(hash, 'correct horse batterY')).toEqual({ ok: true, value: false });
});

test('a letter is the same however the keyboard composes it', async () => {
  const passwords = createPasswords();
  const hashed = await passwords.hash('caf\u00e9 au lait');
  const hash = hashed.ok ? hashed.value : '';
  expect(await passwords.verify(hash, 'cafe\u0301 au lait')).toEqual({ ok: true, value: true });
});

test('without an account no password is right, and it takes about as long to say so', async () => {
  const passwords = createPasswords();
  const hashed = await passwords.hash('correct horse battery');
  const hash = hashed.ok ? hashed.value : '';
  expect(await passwords.verify(undefined, 'anything at all')).toEqual({ ok: true, value: false });
  const known = await msOf(() => passwords.verify(hash, 'wrong'));
  const unknown = await msOf(() => passwords.verify(undefined, 'wrong'));
  // A missing check would take microseconds, so a wide margin tells the two apart on a busy machine as well.
  expect(unknown).toBeGreaterThan(known / 10);
});

test('a crowd is turned away with a time to come back, and nobody waits for ever', async () => {
  const passwords = createPasswords();
  const answers = await Promise.all(Array.from({ length: 55 }, () => passwords.verify(undefined, 'x')));
  const refused = answers.filter((answer) => !answer.ok);
  expect(refused).toHaveLength(3);
  expect(refused[0]).toMatchObject({ refusal: { kind: 'too_many', retryAfterSeconds: 5 } });
});

/** The fastest of five, which the machine's other work disturbs least. */
async function msOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}
