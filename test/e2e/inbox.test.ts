import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '#store/open-store';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, signIn } from './person.ts';

let server: RunningServer;
let browser: Browser;
let store: Store;
let made = 0;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  store = openStore(join(server.dataDir, 'holdfast.sqlite'), () => Date.now());
});
afterAll(async () => {
  await browser.close();
  store.close();
  await server.stop();
});

function tellLearner(title: string): void {
  made += 1;
  const userId = store.users.findByEmail('learner@example.test')?.id ?? '';
  store.notices.add({ userId, key: `made:${made}`, kind: 'review-published', title, path: '/reading' });
}

const countOn = (page: Page) => page.locator('[data-unread-number]');

describe('a page that stays open', () => {
  it('counts new notices in every tab over one line, says them politely, and complains of nothing', async () => {
    const { page, problems } = await newcomer(browser, server.url);
    await signIn(page, 'learner');
    const other = await page.context().newPage();
    const asked: string[] = [];
    page.context().on('request', (request) => void asked.push(new URL(request.url()).pathname));
    const isOpen = page.waitForResponse((response) => response.url().endsWith('/api/notices/feed'));
    await page.goto('/exercises/support-assistant/workspace');
    await isOpen;
    await other.goto('/inbox');
    tellLearner('Marek Olsen has answered you.');
    for (const tab of [page, other]) {
      await countOn(tab).getByText('1', { exact: true }).waitFor();
      expect(await tab.getByRole('status').allTextContents()).toContain(
        'New in your inbox: Marek Olsen has answered you.',
      );
    }
    expect(asked.filter((path) => path === '/api/notices/feed')).toHaveLength(1);
    expect(await accessibilityProblems(other, 'inbox')).toEqual([]);
    await other.getByRole('link', { name: 'Something new has come' }).click();
    await other.getByRole('button', { name: 'Mark all read' }).click();
    await other.getByText('Nothing is unread.').waitFor();
    await countOn(page).waitFor({ state: 'hidden' });
    await other.goto('/inbox/settings');
    expect(await accessibilityProblems(other, 'settings')).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('another tab takes the line over when the first is closed', async () => {
    const { page } = await newcomer(browser, server.url);
    await signIn(page, 'learner');
    await page.goto('/inbox');
    const other = await page.context().newPage();
    await other.goto('/inbox');
    const takenOver = other.waitForRequest((request) => request.url().endsWith('/api/notices/feed'));
    await page.close();
    await takenOver;
    tellLearner('Something else.');
    await countOn(other).getByText('1', { exact: true }).waitFor();
  });
});
