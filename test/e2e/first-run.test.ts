import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer } from './person.ts';

const MOST_ACTIONS = 4;
const MOST_MS = 60_000;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Somebody who does what the front page says, and nothing else; gives what it took. */
async function followTheLead(page: Page): Promise<{ actions: number; ms: number }> {
  const begun = Date.now();
  let actions = 0;
  const act = async (what: Promise<void>) => {
    actions += 1;
    await what;
  };
  await act(page.goto('/').then(() => undefined));
  await act(page.getByRole('main').locator('.btn.main').click());
  await act(page.getByRole('banner').getByRole('button', { name: /^Run/ }).click());
  const failed = page.getByRole('button', { name: /seed \d: (failed|veto)/ }).first();
  await act(failed.click());
  const trial = page.getByRole('region', { name: 'Trial', exact: true });
  await trial.getByRole('region', { name: 'The trial' }).getByText('Input').waitFor();
  return { actions, ms: Date.now() - begun };
}

// On a phone the workspace shows one pane at a time, so the same lead must hold there.
it.each([
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])(
  'a newcomer at %s sees why a first trial failed, in four actions and under a minute',
  async (_, viewport) => {
    const { page, problems } = await newcomer(browser, server.url, { viewport });
    const { actions, ms } = await followTheLead(page);
    console.info(`first failing trial: ${actions} actions, ${(ms / 1000).toFixed(1)} s`);
    expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
    expect(ms).toBeLessThan(MOST_MS);
    expect(new URL(page.url()).pathname).toBe('/exercises/model-client/workspace');
    expect(await page.context().cookies()).toEqual([]);
    expect(problems).toEqual([]);
  },
);

it('the front page says where its one button leads, and what to do there', async () => {
  const { page } = await newcomer(browser, server.url);
  await page.goto('/');
  expect(await page.locator('.btn.main').count()).toBe(1);
  const steps = page.getByRole('main').locator('ol').first();
  expect(await steps.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('The client nobody owns'),
    expect.stringContaining('Press Run'),
    expect.stringContaining('Open a mark that failed'),
  ]);
});

it('nothing on the way is out of reach for somebody who reads it with other means', async () => {
  const { page } = await newcomer(browser, server.url);
  const way = ['/', '/exercises/model-client', '/exercises/model-client/approaches'];
  for (const path of way) {
    await page.goto(path);
    expect(await accessibilityProblems(page, path)).toEqual([]);
  }
});
