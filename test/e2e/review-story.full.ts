import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sqlite } from '#store/database';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, SLUG } from '../support/exercise-files.ts';
import { aDataFolder, endOf, type RunningServer, startServer } from '../support/start-server.ts';
import { newcomer, type Person, signIn } from './person.ts';
import {
  becomeMentor,
  complaints,
  databaseOf,
  deskListens,
  letLapse,
  openLine,
  statusAfter,
  typeComment,
} from './review-people.ts';

const SAVED = 'Who pays when this is sent twice?';
const HALF = 'Half a thought about what';
const SUMMARY = 'A fair start.';
const CLAIM = { name: 'Claim the review for Ines Duarte' };

let dataDir: string;
let server: RunningServer;
let browser: Browser;
let sqlite: Sqlite;
let marek: Person;
let vera: Person;
/** Who won the race for the claim, and who lost it. */
let holder: Person;
let other: Person;
let desk: string;

beforeAll(async () => {
  dataDir = aDataFolder();
  [server, browser] = await Promise.all([startServer({ dataDir }), launchBrowser()]);
  sqlite = databaseOf(server);
  const people = await Promise.all([1, 2].map(() => newcomer(browser, server.url)));
  [marek, vera] = people as [Person, Person];
  await signIn(marek.page, 'mentor');
});
afterAll(async () => {
  sqlite?.close();
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const claim = ({ page }: Person) =>
  statusAfter(page, '/claim', () => page.getByRole('button', CLAIM).click());
const claimHere = ({ page }: Person) =>
  statusAfter(page, '/claim', () => page.getByRole('button', { name: 'Claim this review' }).click());
const nameOf = (person: Person) => (person === marek ? 'Marek Olsen' : 'Vera Kolar');
const summaryOf = ({ page }: Person) => page.getByLabel('Summary').inputValue();
const typed = ({ page }: Person) => page.locator('tr .comment-form textarea[name="body"]');

// One story, told in order: each test goes on where the one before it stopped.
describe('a new mentor', () => {
  it('is sent to the samples at the first claim', async () => {
    const { page } = vera;
    await becomeMentor(page, server, 'Vera Kolar');
    await page.goto('/mentor');
    expect(await claim(vera)).toBe(409);
    await page.getByText('Before your first review of this exercise, mark its samples').waitFor();
    await page.getByRole('link', { name: 'Go there' }).click();
    await page.getByText('You hand the marks in once every row of every sample has one.').waitFor();
    await page.getByRole('link', { name: 'Mark sample 1' }).click();
    await page.getByRole('heading', { name: 'sample 1' }).waitFor();
  });

  it('marks them by keyboard, sees own marks beside gold, and may then claim', async () => {
    const { page } = vera;
    const golds = sqlite
      .prepare('select gold from calibration_samples where slug = ? and retired_at is null order by id')
      .pluck()
      .all(SLUG)
      .map((gold): Record<string, { points: number }> => JSON.parse(String(gold)));
    const course = `/mentor/calibration/${SLUG}`;
    for (const [index, gold] of golds.entries()) {
      await page.goto(`${course}/${index + 1}`);
      for (const [nth, [row, { points }]] of Object.entries(gold).entries()) {
        const given = nth === 0 ? (points > 2 ? points - 1 : points + 1) : points;
        await page.locator(`form[data-rubric-row="${row}"] summary`).focus();
        await page.keyboard.press(String(given));
        await page.getByText(`${nth + 1} of 10 marked`).waitFor();
      }
    }
    await page.goto(course);
    await page.getByRole('button', { name: 'Hand the marks in' }).click();
    await page.getByRole('heading', { name: 'You mark near enough to gold.' }).waitFor();
    await page.getByText('Your marks agree with gold to a weighted κ of').waitFor();
    await page.getByRole('link', { name: 'To the queue' }).click();
    expect(await claim(vera)).toBe(303);
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByRole('button', CLAIM).waitFor();
  });
});

describe('two mentors at one queue', () => {
  it('who claim the same review at the same time: one has it, the other reads who has it and what to do', async () => {
    const both = [marek, vera];
    let arrived = 0;
    const together = Promise.withResolvers<void>();
    for (const { page } of both) {
      await page.goto('/mentor');
      await page.route('**/claim', async (route) => {
        arrived += 1;
        if (arrived === both.length) together.resolve();
        await together.promise;
        await route.continue();
      });
    }
    const statuses = await Promise.all(both.map(claim));
    expect(statuses.toSorted()).toEqual([303, 409]);
    [holder, other] = statuses[0] === 303 ? [marek, vera] : [vera, marek];
    for (const { page } of both) await page.unroute('**/claim');

    await holder.page.getByText(/^Yours for/).waitFor();
    desk = new URL(holder.page.url()).pathname;
    await other.page
      .getByText(`${nameOf(holder)} is reviewing this now. Choose another one.`, { exact: true })
      .waitFor();
    await other.page.getByRole('link', { name: 'Back to the queue' }).click();
    const row = other.page.getByRole('row').filter({ hasText: 'Ines Duarte' });
    expect(await row.textContent()).toMatch(new RegExp(`${nameOf(holder)} until \\d\\d:\\d\\d`));
    expect(await row.getByRole('button').count()).toBe(0);
  });

  it('a claim that lapses gives the review back; its mentor sees it on the desk, is told, and keeps every word', async () => {
    const { page } = holder;
    await page.clock.install();
    await page.goto(desk);
    await deskListens(page);
    await openLine(page, ENTRY, 3);
    await page.getByLabel('Comment, in Markdown').fill(SAVED);
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-thread] .body').getByText(SAVED).waitFor();
    await deskListens(page);
    await page.getByLabel('Summary').fill(SUMMARY);
    await page
      .locator('form.publish [data-saved]')
      .getByText(/^Saved/)
      .waitFor();
    await typeComment(page, ENTRY, 5, HALF);
    letLapse(sqlite, desk.replace('/mentor/', ''));
    await page.clock.fastForward('31:00');
    await page.getByText('Your claim has lapsed; the draft is kept.').waitFor();

    await other.page.goto('/mentor');
    expect(await claim(other)).toBe(303);
    await other.page.locator('[data-thread] .body').getByText(SAVED).waitFor();
    expect(await summaryOf(other)).toBe(SUMMARY);

    await page.getByLabel('Summary').fill(`${SUMMARY} And more.`);
    await page.getByText('Not saved: You do not hold this review now.').waitFor();
    expect(await statusAfter(page, '/comment', () => typed(holder).press('Control+Enter'))).toBe(409);
    expect(await page.locator('pre.kept').textContent()).toBe(HALF);
    await page.getByText(`${nameOf(other)} holds this`).waitFor();
    await page.goto('/inbox');
    await page.getByText('Your claim on Ines Duarte’s').waitFor();
  });

  it('who takes it up again goes on with every word where it was', async () => {
    await other.page.getByRole('button', { name: 'Release' }).click();
    await other.page.getByRole('button', CLAIM).waitFor();
    const { page } = holder;
    await page.goto(desk);
    expect(await claimHere(holder)).toBe(303);
    await deskListens(page);
    expect(await typed(holder).inputValue()).toBe(HALF);
    expect(await summaryOf(holder)).toBe(`${SUMMARY} And more.`);
    await typed(holder).press('Control+Enter');
    await page.locator('[data-thread] .body').getByText(HALF).waitFor();
  });
});

describe('a review under way', () => {
  const MORE = 'The second thing to say.';
  const row = ({ page }: Person) => page.locator('form[data-rubric-row="authority"]');

  it('is there again after the page has crashed: what was saved, and what was being typed', async () => {
    const { page } = holder;
    await deskListens(page);
    await page.getByLabel('Summary').fill(SUMMARY);
    await page
      .locator('form.publish [data-saved]')
      .getByText(/^Saved/)
      .waitFor();
    await row(holder).locator('summary').click();
    await row(holder).getByRole('button', { name: '4' }).click();
    await page.getByText('1 of 10 marked').waitFor();
    await row(holder).getByLabel('What it rests on').fill('src/refund.ts:14');
    await row(holder).getByLabel('Note for the learner').fill('Paid without asking.');
    await row(holder).locator('summary').getByText('src/refund.ts:14').waitFor();
    await typeComment(page, ENTRY, 7, MORE);
    await page.getByLabel('Summary').fill(`${SUMMARY} Sources first.`);
    await crash(holder);

    holder.page = await holder.page.context().newPage();
    await holder.page.goto(desk);
    await expectAllBack(`${SUMMARY} Sources first.`);
  });

  it('is there again after the server was killed and started on the same database', async () => {
    const port = new URL(server.url).port;
    const last = `${SUMMARY} Sources first, then money.`;
    await endOf(server.process, 'SIGKILL');
    sqlite.close();
    const { page } = holder;
    await page.getByLabel('Summary').fill(last);
    await page.getByText('Not saved: no connection. Try again.').waitFor();
    server = await startServer({ dataDir, env: { PORT: port } });
    sqlite = databaseOf(server);
    await crash(holder);
    holder.page = await holder.page.context().newPage();
    await holder.page.goto(desk);
    await expectAllBack(last);
    await holder.page.locator('form.publish').getByRole('button', { name: 'Save summary' }).click();
    await deskListens(holder.page);
    expect(await summaryOf(holder)).toBe(last);
    expect(await typed(holder).inputValue()).toBe(MORE);
  });

  it('reaches its learner whole, and nobody’s page has complained', async () => {
    const { page } = holder;
    await typed(holder).press('Control+Enter');
    await page.locator('[data-thread] .body').getByText(MORE).waitFor();
    await page.getByRole('button', { name: 'Publish review' }).click();
    await page.getByText('As Ines Duarte reads it').waitFor();
    const ines = await newcomer(browser, server.url);
    await signIn(ines.page, 'ines');
    await ines.page.goto(desk.replace('/mentor/', '/reviews/'));
    for (const words of [SAVED, HALF, MORE])
      await ines.page.locator('[data-thread] .body').getByText(words).waitFor();
    await ines.page.getByText('Sources first, then money.').waitFor();
    await ines.page.getByText('Paid without asking.').waitFor();
    for (const { problems } of [marek, vera, ines]) expect(complaints(problems)).toEqual([]);
  });

  async function crash({ page }: Person): Promise<void> {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  async function expectAllBack(summary: string): Promise<void> {
    const { page } = holder;
    await deskListens(page);
    expect(await typed(holder).inputValue()).toBe(MORE);
    expect(await summaryOf(holder)).toBe(summary);
    await page.locator('[data-thread] .body').getByText(HALF).waitFor();
    expect(await row(holder).locator('[aria-pressed="true"]').textContent()).toContain('4');
    expect(await row(holder).getByLabel('Note for the learner').inputValue()).toBe('Paid without asking.');
    await row(holder).locator('summary').getByText('src/refund.ts:14').waitFor();
  }
});
