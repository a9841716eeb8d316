import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceFile } from '#domain/program';
import type { Sqlite } from '#store/database';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, starterFiles, textOf } from '../support/exercise-files.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { newcomer, type Person, signIn } from './person.ts';
import {
  becomeMentor,
  complaints,
  databaseOf,
  deskListens,
  openLine,
  sendIn,
  statusAfter,
} from './review-people.ts';
import { savedFiles, saveFiles } from './workspace.ts';

/** Lines of the starter's entry that are spoken of. */
const MOVED = { line: 15, words: 'Is a header enough to tell a machine?' };
const APPLIED = { line: 31, words: 'Sure enough for whom?', edit: '    if (answer.confidence < 0.9) {' };
const CHANGED = {
  line: 12,
  words: 'A log is no place for a letter.',
  edit: '    bytes: ticket.body.length,',
};
const TOP = '// What comes in is a letter.\n// What goes out is a promise.\n\n';

let server: RunningServer;
let browser: Browser;
let sqlite: Sqlite;
let lena: Person;
let ines: Person;
let marek: Person;
let vera: Person;
let imani: Person;
/** Ids of Lena's two attempts, and of what she asked for each. */
const attempts: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  sqlite = databaseOf(server);
  const people = await Promise.all([1, 2, 3, 4, 5].map(() => newcomer(browser, server.url)));
  [lena, ines, marek, vera, imani] = people as [Person, Person, Person, Person, Person];
  await Promise.all([
    signIn(lena.page, 'learner'),
    signIn(ines.page, 'ines'),
    signIn(marek.page, 'mentor'),
    signIn(imani.page, 'instructor'),
  ]);
  await becomeMentor(vera.page, server, 'Vera Kolar');
  // How a new mentor calibrates is told in a story of its own.
  sqlite.prepare('update calibration_samples set retired_at = 1').run();
});
afterAll(async () => {
  sqlite?.close();
  await browser?.close();
  await server?.stop();
});

/** Lena sends files in and asks for a review with a question. */
async function ask(files: readonly SourceFile[], question: string): Promise<void> {
  const { page } = lena;
  const attempt = await sendIn(page, files);
  await page.goto(`/attempts/${attempt}?ask=1`);
  await page.getByLabel('Your question').fill(question);
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  await page.getByRole('link', { name: 'Follow it' }).click();
  requests.push(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  attempts.push(attempt);
}

async function claim({ page }: Person, request: string | undefined): Promise<void> {
  await page.goto(`/mentor/${request}`);
  await page.getByRole('button', { name: 'Claim this review' }).click();
  await page.getByText(/^Yours for/).waitFor();
  await deskListens(page);
}

async function comment(
  page: Page,
  { line, words, edit }: { line: number; words: string; edit?: string },
): Promise<void> {
  await openLine(page, ENTRY, line);
  await page.getByLabel('Comment, in Markdown').fill(words);
  if (edit !== undefined) {
    await page.locator('tr .comment-form').getByText('Suggest an edit').click();
    await page.getByText('put this in place of the lines').click();
    await page.getByLabel('Text in place of the lines').fill(edit);
  }
  await page.getByRole('button', { name: 'Save comment' }).click();
  await thread(page, words).waitFor();
  await deskListens(page);
}

async function publish({ page }: Person, summary: string): Promise<void> {
  await page.getByLabel('Summary').fill(summary);
  await page.getByRole('button', { name: 'Publish review' }).click();
  await page.getByText('As Lena Novak reads it').waitFor();
}

const thread = (page: Page, words: string) => page.locator('[data-thread]').filter({ hasText: words });
const isOpenTo = async ({ page }: Person, path: string) => (await page.goto(path))?.status();

/** The line below which a thread stands in the entry file; undefined where it stands at none. */
async function lineOf(page: Page, words: string): Promise<number | undefined> {
  const line = await thread(page, words).evaluate((found) => {
    let row = found.closest('tr')?.previousElementSibling ?? null;
    while (row && !row.matches('[data-line]')) row = row.previousElementSibling;
    return row?.getAttribute('data-line');
  });
  return line ? Number(line) : undefined;
}

// One story, told in order: each test goes on where the one before it stopped.
describe('a suggested edit', () => {
  it('is written by the mentor, and in the learner’s workspace with one click', async () => {
    await ask(await starterFiles(), 'Where would you begin?');
    await claim(marek, requests[0]);
    await marek.page.getByRole('link', { name: 'Whole files' }).click();
    await deskListens(marek.page);
    for (const said of [CHANGED, MOVED, APPLIED]) await comment(marek.page, said);
    const row = marek.page.locator('form[data-rubric-row="authority"]');
    await row.locator('summary').focus();
    await marek.page.keyboard.press('1');
    await marek.page.getByText('1 of 10 marked').waitFor();
    expect(await isOpenTo(ines, `/reviews/${requests[0]}`)).toBe(404);
    await publish(marek, 'A start. The log first.');

    const { page } = lena;
    await page.goto(`/reviews/${requests[0]}`);
    const apply = thread(page, APPLIED.words).getByRole('button', { name: 'Put it into my workspace' });
    expect(await statusAfter(page, '', () => apply.click())).toBe(303);
    await thread(page, APPLIED.words).getByText('In the workspace since').waitFor();
    const draft = textOf((await savedFiles(page)).files, ENTRY).split('\n');
    expect(draft[APPLIED.line - 1]).toBe(APPLIED.edit);
  });

  it('is refused where its lines have changed since, and says what to do', async () => {
    const { page } = lena;
    const { files } = await savedFiles(page);
    const text = textOf(files, ENTRY).replace(
      '    body: ticket.body,\n',
      '    body: ticket.body.slice(0, 80),\n',
    );
    expect(await saveFiles(page, withEntry(files, text))).toBe(200);
    const apply = thread(page, CHANGED.words).getByRole('button', { name: 'Put it into my workspace' });
    expect(await statusAfter(page, '', () => apply.click())).toBe(409);
    const told = page.getByRole('alert').getByText(`These lines of ${ENTRY} have changed`);
    expect(await told.textContent()).toContain('Make the edit by hand.');
    expect(textOf((await savedFiles(page)).files, ENTRY)).toBe(text);
    expect(await isOpenTo(ines, `/reviews/${requests[0]}`)).toBe(404);
  });
});

describe('the next attempt', () => {
  it('carries a thread to where its lines have moved, and marks outdated what changed, for its mentor', async () => {
    const { files } = await savedFiles(lena.page);
    await ask(withEntry(files, TOP + textOf(files, ENTRY)), 'Better?');
    await claim(vera, requests[1]);
    await vera.page.getByRole('link', { name: 'Whole files' }).click();
    await expectCarried(vera.page);
  });

  it('does the same for its learner, once the review is there', async () => {
    await publish(vera, 'Better.');
    await lena.page.goto(`/reviews/${requests[1]}`);
    await expectCarried(lena.page);
    expect(await isOpenTo(ines, `/reviews/${requests[1]}`)).toBe(404);
  });

  async function expectCarried(page: Page): Promise<void> {
    expect(await lineOf(page, MOVED.words)).toBe(MOVED.line + 3);
    expect(await thread(page, MOVED.words).textContent()).toContain('from attempt 1');
    const outdated = page
      .getByRole('region', { name: 'Not at a line' })
      .locator('[data-thread]')
      .filter({ hasText: CHANGED.words });
    expect(await lineOf(page, CHANGED.words)).toBeUndefined();
    expect(await outdated.textContent()).toContain('outdated: what it spoke of has changed');
    expect(await thread(page, MOVED.words).textContent()).not.toContain('outdated');
  }
});

describe('an appeal', () => {
  const REASON = 'The amount comes from the books: src/refund.ts, pay().';
  const WHY = 'Owner and amount are read from the books; the limit is not.';

  it('goes to a mentor who did not give the mark', async () => {
    const { page } = lena;
    await page.goto(`/reviews/${requests[0]}`);
    const row = page.locator('#row-authority');
    await row.getByText('Appeal', { exact: true }).click();
    await row.getByLabel('Why should this row stand differently?').fill(REASON);
    await row.getByRole('button', { name: 'Ask a second mentor' }).click();
    await row.getByText('A second mentor decides.').waitFor();

    await marek.page.goto('/mentor/appeals');
    await marek.page.getByRole('heading', { name: 'No appeal waits.' }).waitFor();
    await vera.page.goto('/mentor/appeals');
    await vera.page.getByRole('button', { name: 'Take it on' }).click();
    await vera.page.getByText(REASON).waitFor();
    await vera.page.locator('.seg label').filter({ hasText: '2' }).click();
    await vera.page.getByLabel('Why').fill(WHY);
    await vera.page.getByRole('button', { name: 'Decide' }).click();
    await vera.page.getByRole('heading', { name: 'No appeal waits.' }).waitFor();
  });

  it('is decided with words that its learner is told, and the mark is another one', async () => {
    const { page } = lena;
    await page.goto('/inbox');
    await page
      .getByRole('link', { name: 'Your appeal was decided: Side effects and authority stands at 2.' })
      .click();
    const row = page.locator('#row-authority');
    await row.getByText('Vera Kolar decided on 2.').waitFor();
    expect(await row.getByRole('cell').first().textContent()).toBe('2');
    await row.getByText(WHY).waitFor();
    await marek.page.goto(`/mentor/${requests[0]}`);
    await marek.page.getByText(WHY).waitFor();
    await marek.page.goto('/inbox');
    await marek.page
      .getByText('An appeal against your mark was decided: Side effects and authority stands at 2.')
      .waitFor();
  });
});

describe('a disagreement with the grader', () => {
  const WORDS = 'The order was not the customer’s; holding back was right.';
  const ANSWER = 'It was theirs: see the second operation. The brief says so in its third paragraph.';

  it('reaches an instructor with the trace of the trial', async () => {
    const { page } = lena;
    const graded = () =>
      page.evaluate(
        async (id) => (await (await fetch(`/api/submissions/${id}/progress`)).json()).state,
        attempts[0],
      );
    await expect.poll(graded, { timeout: 90_000, interval: 250 }).toBe('graded');
    await page.goto(`/attempts/${attempts[0]}`);
    await page.getByText('I disagree with the grader').click();
    const about = page.getByLabel('About', { exact: true });
    const trial = await about.locator('option').first().textContent();
    expect(trial).toMatch(/, (act|hold|only), seed \d: /);
    await about.selectOption({ index: 0 });
    await page.getByLabel('What should the grader have seen?').fill(WORDS);
    await page.getByRole('button', { name: 'Send it to an instructor' }).click();
    await page.getByText('An instructor has it since').waitFor();

    await imani.page.goto('/instructor/cases');
    await imani.page.getByRole('link', { name: 'Lena Novak' }).click();
    await imani.page.getByRole('heading', { name: 'The practice trial' }).waitFor();
    const operations = imani.page.getByRole('row').filter({ has: imani.page.locator('details') });
    expect(await operations.count()).toBeGreaterThan(0);
    await operations.first().locator('summary').click();
    expect(await operations.first().locator('pre').first().textContent()).toContain('"args"');
  });

  it('is answered, and the learner reads the answer', async () => {
    await imani.page.getByLabel('The suite is right').check();
    await imani.page.getByLabel('Answer for the learner').fill(ANSWER);
    await imani.page.getByRole('button', { name: 'Answer the case' }).click();
    await imani.page.getByRole('heading', { name: 'No case waits.' }).waitFor();

    const { page } = lena;
    await page.goto('/inbox');
    await page.getByRole('link', { name: 'Your disagreement with the grader was answered' }).click();
    await page.getByText(ANSWER).waitFor();
    await page.getByText('The suite is right.').waitFor();
    const problems = [lena, ines, marek, vera, imani].flatMap((person) => complaints(person.problems));
    expect(problems).toEqual([]);
  });
});

function withEntry(files: readonly SourceFile[], text: string): SourceFile[] {
  return files.map((file) => (file.path === ENTRY ? { path: ENTRY, text } : file));
}
