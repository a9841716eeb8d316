import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, signIn } from './person.ts';

/** More than a phone has room for. */
const LONG_LINE = 'if (order.paidBack + amount > order.total) return handOff(ticket, "more than was paid");';

let server: RunningServer;
let browser: Browser;
let page: Page;
let problems: string[];
/** Keys that were pressed so far, each of a chord for itself; words that were written not counted. */
let presses = 0;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  ({ page, problems } = await newcomer(browser, server.url));
  await signIn(page, 'mentor');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  presses += keys.flatMap((key) => key.split('+')).length;
}

/** The page's script listens to keys. */
const listens = () => page.locator('[data-desk] [data-keys]:not([hidden])').waitFor();

/** A comment at the line one is at: `kind` is its place among the four. It is there once `shown` is. */
async function comment(words: string, kind = 1, shown = words): Promise<void> {
  await press('m');
  if (kind > 1) await press(`Alt+${kind}`);
  await page.keyboard.insertText(words);
  await press('Control+Enter');
  await page.locator('[data-thread] .body').getByText(shown).waitFor();
  await listens();
}

const focusedIn = (selector: string) =>
  page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);

// One story, told in order: each test goes on where the one before it stopped.
describe('a review by keyboard alone', () => {
  it('is claimed and commented on, line by line', async () => {
    await page.goto('/mentor');
    await press('j', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Ines Duarte' }).waitFor();
    await listens();
    await press('c');
    await page.getByText('0 of 10 marked').waitFor();
    await listens();
    await press('f');
    await comment('What is true when nothing was found?');
    await press('j', 'j');
    await comment('Who pays when this is sent twice?');
    await press('j');
    await comment(
      `Check it before anything is paid.\n\n\`\`\`ts\n${LONG_LINE}\n\`\`\``,
      3,
      'Check it before',
    );
    await press('j');
    await comment('Short, and it reads well.', 4);
    expect(await page.locator('[data-thread]').count()).toBe(4);
  });

  it('has the words of a comment back after the page went away before they were saved', async () => {
    await page.keyboard.press('m');
    await page.keyboard.insertText('Half a thought');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await listens();
    const body = page.locator('tr .comment-form textarea[name="body"]');
    expect(await body.inputValue()).toBe('Half a thought');
    await page.locator('tr .comment-form').getByText('Cancel').click();
    await page.reload();
    await listens();
    expect(await body.count()).toBe(0);
  });

  it('keeps what is written of a row while its mark is still on the way, also after one has gone on', async () => {
    const row = page.locator('form[data-rubric-row]').first();
    const arrived = Promise.withResolvers<void>();
    await page.route('**/mark', async (route) => {
      await arrived.promise;
      await route.continue();
    });
    await row.locator('summary').click();
    await row.getByRole('button', { name: '3' }).click();
    await row.getByLabel('What it rests on').fill('src/main.ts:3');
    await row.getByLabel('Note for the learner').fill('Who pays is not said.');
    await page.getByLabel('Summary').focus();
    arrived.resolve();
    await row.locator('summary').getByText('src/main.ts:3').waitFor();
    await page.unroute('**/mark');
    await page.reload();
    await listens();
    await row.locator('summary').click();
    expect(await row.getByLabel('What it rests on').first().inputValue()).toBe('src/main.ts:3');
    expect(await row.getByLabel('Note for the learner').inputValue()).toBe('Who pays is not said.');
    await row.locator('summary').click();
  });

  it('is marked, summed up and published, with fewer than forty key presses besides the words', async () => {
    // The first row has a mark already, and the focus.
    for (let row = 0; row < 10; row += 1) {
      const saved = page.waitForResponse('**/mark');
      await press('2');
      await (await saved).finished();
      await page.getByText(`${row + 1} of 10 marked`).waitFor();
      if (row === 0) await page.locator('h1').click();
    }
    await press('s');
    await page.keyboard.insertText('A fair start. Sources first.');
    await press('Control+Shift+Enter');
    await page.getByText('As Ines Duarte reads it').waitFor();
    await listens();
    expect(presses).toBeLessThan(40);
    expect(problems).toEqual([]);
  });

  it('moves over threads with n and p, and shows its keys with ?', async () => {
    await press('n');
    const first = await page.evaluate(() => document.activeElement?.id);
    await press('n');
    expect(await focusedIn('[data-thread]')).toBe(true);
    await press('p');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(first);
    await press('?');
    await page.getByText('next thread, thread before').waitFor();
    expect(await accessibilityProblems(page, 'desk')).toEqual([]);
  });

  it('fits a phone, also with a long line of code in a comment', async () => {
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('[data-thread] .body pre').getByText(LONG_LINE).waitFor();
    const over = await page.evaluate(() =>
      ['html', '[data-thread] .body pre'].map((selector) => {
        const { scrollWidth, clientWidth } = document.querySelector(selector) as Element;
        return scrollWidth - clientWidth;
      }),
    );
    expect(over).toEqual([0, 0]);
    await page.setViewportSize({ width, height });
  });
});
