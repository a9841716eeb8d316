import { expect, test } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '#db/seed';
import { granted, openPlatform } from './open-platform.ts';

test('every demo account can log in and has its role', async () => {
  const { app, services } = openPlatform();
  await seedDemo(app);
  for (const { email, role } of DEMO_ACCOUNTS) {
    const { cookie } = granted(await services.logIn({ email, password: DEMO_PASSWORD }, { address: 'a' }));
    expect((await services.whoIs(cookie.split(';')[0] ?? '')).viewer?.role).toBe(role);
  }
});

test('demo work waits for review once an exercise is published, and once only', async () => {
  const { app, services, publish, person } = openPlatform();
  await seedDemo(app);
  const mentor = person('mentor');
  const queue = () => granted(services.listReviewQueue(mentor)).rows;
  expect(queue()).toEqual([]);
  publish();
  await seedDemo(app);
  await seedDemo(app);
  expect(queue()).toMatchObject([{ learnerName: 'Ines Duarte', attempt: 1, claim: null }]);
  expect(app.grading.claimNext('w')).toBeDefined();
  expect(app.grading.claimNext('w')).toBeUndefined();
});

test('seeding again ends nobody’s session', async () => {
  const { app, services } = openPlatform();
  await seedDemo(app);
  const account = { email: 'mentor@example.test', password: DEMO_PASSWORD };
  const { cookie } = granted(await services.logIn(account, { address: 'a' }));
  await seedDemo(app);
  expect((await services.whoIs(cookie.split(';')[0] ?? '')).viewer?.role).toBe('mentor');
});
