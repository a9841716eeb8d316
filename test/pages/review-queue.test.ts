import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf, SLUG } from '../support/exercise-files.ts';
import type { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, readingPath, signedIn, waitingReview } from './review-desk.ts';

let server: RunningServer;
let mentor: HttpClient;
let ines: HttpClient;
/** Path on the desk of the review that Ines has asked for. */
let desk: string;

beforeAll(async () => {
  server = await startServer();
  mentor = await signedIn(server, 'mentor');
  ines = await signedIn(server, 'ines');
  desk = await waitingReview(mentor);
});

afterAll(() => server.stop());

const turn = (fields: Record<string, string>, who = ines) =>
  who.post(`${readingPath(desk)}/turn`, { form: fields });

// One story, told in order: each test goes on where the one before it stopped.
describe('a review from turn to turn', () => {
  test('whoever asked sees their place in the queue, and whose turn it is', async () => {
    expectWords(await ines.get(readingPath(desk)), 'It is the next.', 'The mentors’ turn for');
    expectWords(await ines.get('/reviews'), 'No review waits for you.', 'The mentors’ turn for');
  });

  test('choices that fit nothing say so, and what is unknown in the address changes nothing', async () => {
    const none = await mentor.get('/mentor?exercise=none&overdue=1');
    expectWords(none, 'No request in the queue fits these choices.');
    expectNoWords(none, 'Ines Duarte');
    expectWords(await mentor.get('/mentor?level=perfect&stage=x&order=best'), 'Ines Duarte');
    expectWords(await mentor.get('/mentor?page=7'), 'There is no page 7.');
  });

  test('the next review of a list knows the list it is of', async () => {
    const answer = await mentor.get(`/mentor/next?${new URLSearchParams({ list: 'question=1&go=next' })}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${desk}?list=question%3D1%26go%3Dnext`);
    const learner = await signedIn(server, 'learner');
    expect((await learner.get('/mentor/next')).headers.get('location')).toBe('/mentor');
  });

  test('the list goes along from form to form, and the choice to go on stands in the form that publishes', async () => {
    const claimed = await mentor.post(`${desk}/claim`, { form: { list: 'question=1&go=next' } });
    const location = claimed.headers.get('location') ?? '';
    expect(location).toBe(`${desk}?list=question%3D1%26go%3Dnext`);
    const page = await mentor.get(location);
    expectWords(page, 'name="go" value="next" checked', 'name="list" value="question=1&amp;go=next"');
    const forms = page.text.split('<form').slice(1);
    const without = forms.filter(
      (form) => form.includes(`action="${desk}/`) && !form.includes('name="list"'),
    );
    expect(without.map((form) => form.slice(0, 200))).toEqual([]);
  });

  test('the desk shows what its mentor holds, and every tab leads on with the list', async () => {
    const page = await mentor.get(`${desk}?list=question%3D1%26go%3Dnext`);
    const queue = /<nav[^>]*aria-label="Queue"[^>]*>.*?<\/nav>/s.exec(page.text)?.[0] ?? '';
    expect(queue).toContain('claimed by you');
    expect(queue).toMatch(/aria-current="page"/);
    const tabs =
      /<nav[^>]*aria-label="What of the work is shown"[^>]*>.*?<\/nav>/s.exec(page.text)?.[0] ?? '';
    const hrefs = Array.from(tabs.matchAll(/href="([^"]+)"/g), ([, href]) => href ?? '');
    expect(hrefs).toHaveLength(6);
    expect(hrefs.filter((href) => !href.includes('list=question'))).toEqual([]);
  });

  test('publishing and going on leads to the list when nothing else waits', async () => {
    const form = { summary: 'A fair start.', go: 'next', list: 'question=1&go=next' };
    const answer = await mentor.post(`${desk}/publish`, { form });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mentor?question=1&go=next']);
    expectWords(await mentor.get(desk), 'Ines Duarte’s turn for', 'reminded after 7, 14 and 21 days');
  });

  test('a rating is refused in words, kept, and read by mentors', async () => {
    expect((await turn({ do: 'rate', rating: '7' })).status).toBe(422);
    expect((await turn({ do: 'rate', rating: '4', words: 'It <b>saved</b> me a week.' })).status).toBe(303);
    expectWords(await mentor.get(desk), 'Rated 4 of 5', 'It &lt;b&gt;saved&lt;/b&gt; me a week.');
    expectWords(await mentor.get('/mentor'), '<b>4.0</b> of 5 on average');
  });

  test('a review that its learner is done with is closed for all, and opened again', async () => {
    expect((await turn({ do: 'close' })).status).toBe(303);
    expectWords(await ines.get(readingPath(desk)), 'Closed for', 'Open it again');
    expectWords(await ines.get('/work'), 'Closed');
    const refused = await turn({ do: 'close' });
    expect(refused.status).toBe(409);
    expectWords(refused, 'This review is closed already.');
    expectWords(await mentor.get(desk), 'Closed for', 'Open it again');
    expect((await mentor.post(`${desk}/reopen`, { form: {} })).status).toBe(303);
    expectWords(await mentor.get('/mentor?show=mine'), 'answers you');
  });

  test('another learner cannot tell a review’s turn from that of one that does not exist', async () => {
    const learner = await signedIn(server, 'learner');
    const close = (id: string) => learner.post(`/reviews/${id}/turn`, { form: { do: 'close' } });
    const id = desk.replace('/mentor/', '');
    const [real, none] = [await close(id), await close('none')];
    expect([real.status, none.status]).toEqual([404, 404]);
    expect(real.text.replaceAll(id, 'none') === none.text).toBe(true);
  });

  test('nothing happens without a form that says what', async () => {
    expect((await turn({ do: 'delete' })).status).toBe(422);
    const visit = await ines.get(`${readingPath(desk)}/turn`);
    expect([visit.status, visit.headers.get('location')]).toEqual([303, `${readingPath(desk)}#turn`]);
  });
});

test('a mentor is not asked to claim their own work', async () => {
  const json = { slug: SLUG, stage: 1, files: await filesOf('starter'), idempotencyKey: randomUUID() };
  const { url } = JSON.parse((await mentor.post('/api/submissions', { json })).text);
  // Graded or not: one may ask at any time, on a page that is not loaded anew meanwhile.
  const asking = await mentor.get(`${url}?ask=1`);
  expectWords(asking, 'Ask for a review', '1 attempt waits just now.');
  expectNoWords(asking, 'data-progress-url="', 'http-equiv="refresh"');
  await mentor.post(url, { form: { do: 'ask', question: '' } });
  const own = /href="(\/reviews\/[^"]+)"/.exec((await mentor.get(url)).text)?.[1] ?? '';
  const page = await mentor.get(own.replace('/reviews/', '/mentor/'));
  expectWords(page, 'This is your own work.');
  expectNoWords(page, 'Claim this review');
});
