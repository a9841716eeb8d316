import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, filesOf, SLUG } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { newcomer, signIn, signUp } from './person.ts';

const QUESTION = 'Where would you begin?';
const REMARK = 'Begin here: what is true when nothing was found?';
const SUMMARY = 'A fair start. First the sources, then the words.';

let server: RunningServer;
let browser: Browser;
let learner: Page;
let mentor: Page;
/** Path of the learner's attempt. */
let attempt: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const open = async () => (await newcomer(browser, server.url, { javaScriptEnabled: false })).page;
  [learner, mentor] = [await open(), await open()];
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Work sent in from elsewhere: the editor is the one place that needs JavaScript. */
async function submitElsewhere(): Promise<string> {
  const client = new HttpClient(server.url);
  await client.logIn('learner@example.test');
  const json = { slug: SLUG, stage: 1, files: await filesOf('starter'), idempotencyKey: randomUUID() };
  return JSON.parse((await client.post('/api/submissions', { json })).text).url;
}

// One story, told in order: each test goes on where the one before it stopped.
describe('without JavaScript', () => {
  it('anybody can read the catalogue, an exercise and the brief in its workspace', async () => {
    await learner.goto('/');
    await learner.getByRole('link', { name: 'Parcelbay support' }).last().click();
    await learner.getByRole('heading', { level: 1, name: 'Parcelbay support' }).waitFor();
    await learner.getByRole('link', { name: 'Open the workspace' }).click();
    // Headings without a gap: what is read aloud skips no level.
    await learner.getByRole('heading', { level: 2, name: /^Stage 1: / }).waitFor();
    await learner.getByRole('heading', { level: 3, name: 'Monday, 09:12' }).waitFor();
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts; what is in a <noscript> is not always seen
    expect(await learner.getByRole('main').innerText()).toContain('The workspace needs JavaScript.');
  });

  it('somebody can sign up, be told what is wrong with the form, log out and log in', async () => {
    const page = (await newcomer(browser, server.url, { javaScriptEnabled: false })).page;
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill('Noa Scriptless');
    await page.getByLabel('E-mail').fill('learner@example.test');
    await page.getByLabel('Password').fill('three or four words');
    await page.getByRole('button', { name: 'Create account' }).click();
    const email = page.getByLabel('E-mail');
    await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Name').inputValue()).toBe('Noa Scriptless');

    await signUp(page, 'Noa Scriptless');
    await page.getByText('Noa Scriptless').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await signIn(learner, 'learner');
    await learner.getByRole('link', { name: 'My work' }).waitFor();
  });

  it('the page of a run that waits becomes its report by itself', async () => {
    attempt = await submitElsewhere();
    await learner.goto(attempt);
    await learner.getByRole('heading', { level: 1, name: /^In practice it holds up/ }).waitFor();
  });

  it('a learner asks for a review', async () => {
    await learner.getByLabel('Your question').fill(QUESTION);
    await learner.getByRole('button', { name: 'Ask for a review' }).click();
    await learner.getByText('Asked. Waiting for a mentor.').waitFor();
  });

  it('a mentor claims it, comments at a line and publishes', async () => {
    await signIn(mentor, 'mentor');
    await mentor.goto('/mentor');
    await mentor.getByRole('button', { name: 'Claim the review for Lena Novak' }).click();
    const file = mentor.getByRole('region', { name: ENTRY });
    await mentor.getByRole('link', { name: 'Whole files' }).click();
    await file.getByTitle('Comment on line 3', { exact: true }).click();
    await mentor.getByLabel('Comment, in Markdown').fill(REMARK);
    await mentor.getByRole('button', { name: 'Save comment' }).click();
    await file.getByRole('article').getByText(REMARK).first().waitFor();
    await mentor.getByLabel('Summary').fill(SUMMARY);
    await mentor.getByRole('button', { name: 'Publish review' }).click();
    await mentor.getByRole('link', { name: 'As Lena Novak reads it' }).waitFor();
  });

  it('the learner reads it beside the code', async () => {
    await learner.goto(attempt);
    await learner.getByRole('link', { name: 'Read the review' }).click();
    await learner.getByText(SUMMARY).waitFor();
    const remark = learner.getByRole('region', { name: ENTRY }).getByRole('article');
    expect(await remark.textContent()).toContain(REMARK);
  });
});
