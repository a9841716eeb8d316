import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { filesOf, SLUG } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, signIn } from './person.ts';

let server: RunningServer;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await lenaAsks();
  ({ page, problems } = await newcomer(browser, server.url));
  await signIn(page, 'mentor');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A second request in the queue, after that of Ines. */
async function lenaAsks(): Promise<void> {
  const client = new HttpClient(server.url);
  await client.logIn('learner@example.test');
  const json = { slug: SLUG, stage: 1, files: await filesOf('starter'), idempotencyKey: randomUUID() };
  const { url } = JSON.parse((await client.post('/api/submissions', { json })).text);
  await client.post(url, { form: { do: 'ask', question: 'Too clever?' } });
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());

// One story, told in order: each test goes on where the one before it stopped.
describe('the queue by keyboard alone', () => {
  it('moves with j and k, and opens with Enter', async () => {
    await page.goto('/mentor?go=next');
    await page.keyboard.press('j');
    expect(await focused()).toBe('Ines Duarte');
    await page.keyboard.press('j');
    expect(await focused()).toBe('Lena Novak');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await heading('Ines Duarte');
    await page.goBack();
  });

  it('shows its keys with ?, goes to the filter with /, and leaves letters alone there', async () => {
    await page.keyboard.press('?');
    await page.getByText('claim the row, or go on with it').waitFor();
    expect(await accessibilityProblems(page, 'queue')).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('exercise');
  });

  it('claims with c, and publishing leads on to the next of the list', async () => {
    await page.goto('/mentor?go=next');
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await heading('Ines Duarte');
    await page.getByLabel('Summary').fill('A fair start.');
    await page.getByRole('button', { name: 'Publish review' }).click();
    await heading('Lena Novak');
    await page.getByRole('link', { name: 'Next in the list' }).waitFor();
  });

  it('can be told to leave single keys alone', async () => {
    await page.goto('/mentor');
    await page.keyboard.press('?');
    await page.getByLabel('Use these keys in this browser').uncheck();
    await page.reload();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe('Lena Novak');
    expect(problems).toEqual([]);
  });
});
