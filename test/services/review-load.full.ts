import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '#domain/review-queue';
import { HttpClient } from '../support/http.ts';
import { startServer } from '../support/start-server.ts';
import { granted } from './open-platform.ts';
import { openSchool, p95, p95Of } from './review-load.ts';

/** Of the time that a page may take at the server. */
const P95_MS = 100;

test('with 100,000 submissions and 20,000 threads the queue and its reviews take less than 100 ms', () => {
  const filled = performance.now();
  const school = openSchool();
  const took: Record<string, number> = { 'filling (s)': (performance.now() - filled) / 1000 };
  const { services, mentor, learner, opened } = school;
  const at = (index: number) => opened[index % opened.length] ?? '';
  const calls: Record<string, (index: number) => unknown> = {
    'the queue': () => services.listReviewQueue(mentor),
    'its last page': () => services.listReviewQueue(mentor, WHOLE_QUEUE, 80),
    'a part of it': () =>
      services.listReviewQueue(mentor, { ...WHOLE_QUEUE, slug: 'model-client', level: 'demo' }),
    'it in random order': () => services.listReviewQueue(mentor, { ...WHOLE_QUEUE, order: 'shuffled' }),
    'the next one': () => services.nextReview(mentor, WHOLE_QUEUE, at(0)),
    'a review, for its mentor': (index) => granted(services.viewReview(mentor, at(index))),
    'own reviews': () => services.listMyReviews(learner),
    'the place in the queue': (index) => services.reviewOutlook(mentor, at(index)),
    'a sweep for claims': () => school.app.store.reviews.listLapsed(),
  };
  for (const [name, call] of Object.entries(calls)) took[name] = p95(100, call);
  console.table(Object.fromEntries(Object.entries(took).map(([name, ms]) => [name, Number(ms.toFixed(2))])));
  expect(granted(services.listReviewQueue(mentor)).waiting).toBe(2_000);
  expect(services.listMyReviews(learner)).toHaveLength(50);
  expect(took['filling (s)']).toBeLessThan(20);
  const slow = Object.keys(calls).filter((name) => (took[name] ?? 0) >= P95_MS);
  expect(slow).toEqual([]);
});

test('the pages of such a school take less than 100 ms at the server', async () => {
  const { dataDir, opened } = openSchool();
  const server = await startServer({ dataDir });
  try {
    const mentor = new HttpClient(server.url);
    await mentor.logIn('mentor@example.test');
    const took: Record<string, number> = {};
    for (const [name, path] of [
      ['the queue', () => '/mentor'],
      ['a part of it', () => '/mentor?exercise=model-client&question=1&page=3'],
      ['a review', (index: number) => `/mentor/${opened[index % opened.length]}`],
    ] as const) {
      const times: number[] = [];
      for (let index = 0; index < 110; index += 1) {
        const start = performance.now();
        const { status } = await mentor.get(path(index));
        times.push(performance.now() - start);
        expect(status).toBe(200);
      }
      took[name] = p95Of(times.slice(10));
    }
    console.table(took);
    expect(Object.keys(took).filter((name) => (took[name] ?? 0) >= P95_MS)).toEqual([]);
  } finally {
    await server.stop();
  }
});
