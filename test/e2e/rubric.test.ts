import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { newcomer, signIn } from './person.ts';

let server: RunningServer;
let browser: Browser;
let page: Page;
let problems: string[];

const row = (id: string) => page.locator(`form[data-rubric-row="${id}"]`);

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const person = await newcomer(browser, server.url);
  ({ page, problems } = person);
  await signIn(page, 'mentor');
  await page.goto('/mentor');
  await page.getByRole('button', { name: 'Claim' }).first().click();
  await page.waitForURL(/\/mentor\/[0-9a-f-]{36}/);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a mark is given from the keyboard, says what it counts for, and stays where the eye is', async () => {
  await row('authority').locator('summary').focus();
  await page.keyboard.press('4');
  await row('authority').getByText('no evidence: counts 2 at most').waitFor();
  await page.getByText('1 of 10 marked').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('4');
});

test('what it rests on is saved when the field is left, and the row stays open', async () => {
  await row('authority').locator('summary').click();
  await row('authority').getByLabel('What it rests on').fill('src/refund.ts:14');
  await page.keyboard.press('Tab');
  await row('authority').locator('summary').getByText('src/refund.ts:14').waitFor();
  expect(await row('authority').locator('details[open]').count()).toBe(1);
  await page.reload();
  await row('authority').locator('summary').getByText('src/refund.ts:14').waitFor();
  expect(await row('authority').locator('[aria-pressed="true"]').textContent()).toContain('4');
});

test('digits that are typed into a field are words, not marks', async () => {
  await row('framing').locator('summary').click();
  await row('framing').getByLabel('What it rests on').pressSequentially('3 of 4');
  expect(await row('framing').locator('[aria-pressed="true"]').count()).toBe(0);
  expect(problems).toEqual([]);
});
