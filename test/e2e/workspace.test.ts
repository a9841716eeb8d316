import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackWork } from '#islands/files/work-archive.ts';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, manifestOf, SLUG, starterFiles, textOf } from '../support/exercise-files.ts';
import { aDataFolder, type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, type Person, signUp } from './person.ts';
import { openFile, practise, savedFiles, submitAndWait } from './workspace.ts';

const WORKSPACE = `/exercises/${SLUG}/workspace?stage=1`;

/** Outlives the server, which is restarted on the way. */
const dataDir = aDataFolder();
let server: RunningServer;
let browser: Browser;
let learner: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ dataDir }), launchBrowser()]);
  learner = await newcomer(browser, server.url, { acceptDownloads: true });
  await learner.page.goto('/sign-up');
  await signUp(learner.page, 'Ada Weber');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const files = (page: Page) => page.getByRole('region', { name: 'Files' });
const dialog = (page: Page) => page.getByRole('dialog');
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/).first();

/** Types at the end of a file and waits until the server has it. */
async function typeInto(page: Page, path: string, text: string): Promise<void> {
  const editor = await openFile(page, path);
  await editor.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
}

async function expectSaved(page: Page, check: (texts: Map<string, string>) => boolean): Promise<void> {
  await expect
    .poll(async () => check(new Map((await savedFiles(page)).files.map((f) => [f.path, f.text]))), {
      timeout: 15_000,
    })
    .toBe(true);
}

// One person at work: each test goes on where the one before it stopped.
describe('the workspace', () => {
  it('numbers every line beside it, also for somebody whose browser has yet to fetch the typeface', async () => {
    const { page } = await newcomer(browser, server.url);
    await page.goto(WORKSPACE);
    const number = page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^40$/ });
    const line = page.locator('.cm-line').nth(39);
    const top = async (of: typeof line) => (await of.boundingBox())?.y;
    await number.waitFor();
    const patient = { timeout: 15_000 };
    await expect.poll(() => page.evaluate(() => document.fonts.status), patient).toBe('loaded');
    await expect.poll(async () => ((await top(number)) ?? 0) - ((await top(line)) ?? 1), patient).toBe(0);
    await page.context().close();
  });

  it('makes, renames, deletes and resets files', async () => {
    const { page } = learner;
    await page.goto(WORKSPACE);
    await files(page).getByRole('button', { name: 'New file' }).click();
    await page.getByLabel('New file').fill('contract.ts');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Files of your own go where you may edit').waitFor();
    await page.getByLabel('New file').fill('src/retry.ts');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.keyboard.insertText('export const tries = 3;\n');
    await files(page).getByRole('button', { name: 'Rename retry.ts' }).click();
    await page.getByLabel('Rename retry.ts').fill('src/again.ts');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await files(page).getByRole('button', { name: 'Delete again.ts' }).click();
    await dialog(page).getByRole('button', { name: 'Delete again.ts' }).click();
    await typeInto(page, ENTRY, '// mine\n');
    await files(page).getByRole('button', { name: 'Reset main.ts' }).click();
    await dialog(page).getByRole('button', { name: 'Reset main.ts' }).click();
    const starter = textOf(await starterFiles(), ENTRY);
    await expectSaved(page, (texts) => texts.get(ENTRY) === starter && !texts.has('src/again.ts'));
  });

  it('finds text in every file and leads to it', async () => {
    const { page } = learner;
    await page.keyboard.press('ControlOrMeta+Shift+F');
    await page.getByLabel('Search all files').fill('export interface Ticket');
    await files(page)
      .getByRole('button', { name: /^contract\.ts:\d+/ })
      .click();
    await page.getByRole('textbox', { name: /^contract\.ts, read-only/ }).waitFor();
    await page.getByRole('button', { name: 'Close the search' }).click();
  });

  it('keeps a case of one’s own with the work, and judges it by what was expected', async () => {
    const { page } = learner;
    await practise(page);
    await page
      .getByRole('button', { name: /seed 1: (failed|veto)/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Keep as mine' }).click();
    await dialog(page).getByRole('button', { name: 'Save and run' }).click();
    await dialog(page).getByText('Give the case a name.').waitFor();
    await dialog(page).getByLabel('Name').fill('Nobody is asked');
    await dialog(page).getByLabel('What you expect, one a line').fill('calls model.chat exactly zero');
    await dialog(page).getByRole('button', { name: 'Save and run' }).click();
    await dialog(page)
      .getByText(/Line 1: .* is not understood/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Keep as mine' }).waitFor();
    expect(await accessibilityProblems(page, 'workspace with a trial')).toEqual([]);
  });

  it('shows which evidence the model had in a call, so that an invention can be told from a mistake', async () => {
    const { page } = learner;
    await page.getByRole('button', { name: /^known-or-invented-rule, seed 1/ }).click();
    await page.getByText(/the model made \w+ up: no document in force states it/).waitFor();
    await page.getByRole('button', { name: 'model.chat' }).first().click();
    const operation = page.getByRole('region', { name: 'The operation' });
    await operation.getByText('made up: “').waitFor();
    await operation.getByText(/^The request has \d+ tokens/).waitFor();
  });

  it('runs such a case again after it was changed, and after the page was loaded anew', async () => {
    const { page } = learner;
    await page.getByRole('button', { name: 'Keep as mine' }).click();
    await dialog(page).getByLabel('Name').fill('It returns');
    expect(await accessibilityProblems(page, 'a case of one’s own')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Save and run' }).click();
    const mine = page.getByRole('region', { name: 'Cases of your own' });
    await mine
      .getByRole('button', { name: /^held It returns|It returns/ })
      .first()
      .waitFor();
    await expectSaved(page, (texts) => texts.get('practice-cases.json')?.includes('It returns') ?? false);
    await page.reload();
    await page.getByText(/^\d+ of 70 held when you were last here/).waitFor();
    await page
      .getByRole('button', { name: /^known-or-invented-rule, seed 1: .*from your last visit/ })
      .click();
    await page.getByText(/Run it again to see what happens/).waitFor();
    await mine.getByRole('button', { name: 'Edit It returns' }).click();
    await dialog(page).getByLabel('What you expect, one a line').fill('ends threw');
    await dialog(page).getByRole('button', { name: 'Save and run' }).click();
    await mine.getByText('It should end threw and ended returned.').waitFor();
  });

  it('asks for predictions all or none, and shows them beside what came', async () => {
    const { page } = learner;
    await files(page)
      .getByRole('button', { name: /^decision record/ })
      .click();
    await page.getByRole('textbox', { name: /^decision-record\.md/ }).press('ControlOrMeta+End');
    await page.keyboard.insertText('\nA payment is never made twice.\n');
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Submit/ })
      .click();
    await dialog(page).getByText('6 words').waitFor();
    await dialog(page)
      .getByLabel(/^Wrong/)
      .fill('40');
    await dialog(page).getByRole('button', { name: 'Submit' }).click();
    await dialog(page).getByText('leave all four empty.').waitFor();
    await dialog(page)
      .getByLabel(/^Handled right/)
      .fill('30');
    await dialog(page)
      .getByLabel(/^Tokens/)
      .fill('900');
    await dialog(page)
      .getByLabel(/^Latency/)
      .fill('12,5');
    expect(await accessibilityProblems(page, 'the question before submitting')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Submit' }).click();
    await page.waitForURL(/\/attempts\//);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /hold/i }).waitFor();
    expect(await page.getByText('12.5 s').count()).toBeGreaterThan(0);
  });

  it('compares the work with an attempt and takes a file back from it', async () => {
    const { page } = learner;
    await page.goto(WORKSPACE);
    await typeInto(page, ENTRY, '// a second thought\n');
    await files(page).getByRole('button', { name: 'Changes' }).click();
    const changes = page.getByRole('region', { name: 'Changes' });
    expect(await changes.getByLabel('against').inputValue()).not.toBe('starter');
    await changes.getByText('// a second thought').waitFor();
    expect(await accessibilityProblems(page, 'changes')).toEqual([]);
    await changes.getByRole('button', { name: `Take back ${ENTRY}` }).click();
    await dialog(page).getByRole('button', { name: 'Take it back' }).click();
    await changes.getByText('Your files are the same as in attempt 1.').waitFor();
    await changes.getByRole('button', { name: 'Back to the editor' }).click();
    const starter = textOf(await starterFiles(), ENTRY);
    await expectSaved(page, (texts) => texts.get(ENTRY) === starter);
  });

  it('says before a hidden run is spent that the program does not compile', async () => {
    const { page } = learner;
    await typeInto(page, ENTRY, 'const unfinished = {;\n');
    await page
      .getByRole('button', { name: /Syntax error/ })
      .first()
      .waitFor();
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Submit/ })
      .click();
    await dialog(page).getByText(`does not compile (${ENTRY}:`).waitFor();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await (await openFile(page, ENTRY)).press('ControlOrMeta+z');
    await expectSaved(page, (texts) => !texts.get(ENTRY)?.includes('unfinished'));
  });

  it('goes out as a zip and comes in again, and a hostile archive changes nothing', async () => {
    const { page } = learner;
    const download = page.waitForEvent('download');
    await files(page).getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${SLUG}-stage-1.zip`);
    const bytes = new Uint8Array(await readFile(await file.path()));
    const rules = { manifest: await manifestOf(), starter: await starterFiles() };
    const read = unpackWork(bytes, rules);
    expect(read.ok && read.value.files.map((f) => f.path)).toContain('decision-record.md');

    const upload = async (content: Record<string, string>) => {
      const chosen = Object.fromEntries(Object.entries(content).map(([name, text]) => [name, strToU8(text)]));
      await page.getByLabel('A zip of your work').setInputFiles({
        name: 'work.zip',
        mimeType: 'application/zip',
        buffer: Buffer.from(zipSync(chosen)),
      });
    };
    const before = (await savedFiles(page)).files;
    await upload({ [ENTRY]: 'x', '../../etc/passwd': 'root' });
    await files(page).getByText('Nothing was taken.').waitFor();
    expect((await savedFiles(page)).files).toEqual(before);
    await upload({ [ENTRY]: 'export default async () => null;\n' });
    await dialog(page).getByRole('button', { name: 'Replace my files' }).click();
    await expectSaved(page, (texts) => texts.get(ENTRY) === 'export default async () => null;\n');
  });

  it('keeps marks of earlier files pale, and drops them when all files are reset', async () => {
    const { page } = learner;
    await page.reload();
    await page.getByText(/held when you were last here.*Pale marks are of an earlier state/).waitFor();
    await files(page).getByRole('button', { name: 'Reset all files' }).click();
    await dialog(page).getByRole('button', { name: 'Reset all files' }).click();
    await page.getByText('Press Run.').first().waitFor();
    const starter = textOf(await starterFiles(), ENTRY);
    await expectSaved(page, (texts) => texts.get(ENTRY) === starter);
    await page.reload();
    await page.getByText('Press Run.').first().waitFor();
  });

  it('opens with the brief, its requirements folded, and leads from a requirement to its marks and back', async () => {
    const { page } = learner;
    await page.reload();
    const brief = page.getByRole('region', { name: 'Brief', exact: true });
    const summary = brief.locator('.requirements > summary');
    await summary.getByText('none run yet').waitFor();
    expect(await brief.locator('.requirement').first().isVisible()).toBe(false);
    await summary.click();
    const chip = page.getByRole('region', { name: 'Brief', exact: true }).locator('.requirement').first();
    await chip.click();
    const row = page.locator('.family-table tr.wanted');
    await row.getByRole('button', { name: /show its requirement/ }).click();
    await expect.poll(() => chip.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('says so when another tab saved first, and nothing typed in either is lost', async () => {
    const { page } = learner;
    const other = await page.context().newPage();
    await other.goto(WORKSPACE);
    await typeInto(other, ENTRY, '// from the other tab\n');
    await saved(other).waitFor();
    await typeInto(page, ENTRY, '// from this tab\n');
    await page.getByText(/This stage was saved somewhere else/).waitFor();
    await page.getByRole('button', { name: 'Keep what is here' }).click();
    await expectSaved(page, (texts) => texts.get(ENTRY)?.includes('// from this tab') ?? false);
    await other.close();
  });

  it('keeps what is typed while the line is down and saves it once it is back', async () => {
    const { page } = learner;
    await page.context().setOffline(true);
    await typeInto(page, ENTRY, '// typed in a tunnel\n');
    await page
      .getByText(/^Not saved/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expectSaved(page, (texts) => texts.get(ENTRY)?.includes('// typed in a tunnel') ?? false);
  });

  it('keeps what is typed while the server is restarted', async () => {
    const { page } = learner;
    const { port } = new URL(server.url);
    await server.stop();
    await typeInto(page, ENTRY, '// typed while nobody answered\n');
    await page
      .getByText(/^Not saved/)
      .first()
      .waitFor();
    server = await startServer({ dataDir, env: { PORT: port } });
    await expectSaved(page, (texts) => texts.get(ENTRY)?.includes('// typed while nobody answered') ?? false);
  });

  it('can be worked by the keyboard alone', async () => {
    const { page } = learner;
    const editor = await openFile(page, ENTRY);
    await editor.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(
      await editor.evaluate((element) => element === element.getRootNode()['activeElement' as never]),
    ).toBe(false);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^Practice done/ })
      .waitFor({ state: 'attached' });
    await page.getByRole('separator', { name: 'Width of practice' }).focus();
    const width = () => page.locator('.pane-right').evaluate((pane) => pane.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press('ArrowLeft');
    expect(await width()).toBe(before + 16);
    await page.keyboard.press('?');
    await dialog(page).getByRole('heading', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await dialog(page).getByRole('heading', { name: 'Submit stage 1?' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('breaks no policy and logs no error on the way', () => {
    // The browser itself notes a lost line and the conflict that was brought about.
    const own = learner.problems.filter(
      (p) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|status of 409/.test(p),
    );
    expect(own).toEqual([]);
  });

  it('takes work in once more, with nothing predicted', async () => {
    const { page } = learner;
    await page.goto(WORKSPACE);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Submit/ })
      .click();
    for (const label of [/^Handled right/, /^Wrong/, /^Tokens/, /^Latency/])
      await dialog(page).getByLabel(label).fill('');
    await page.keyboard.press('Escape');
    await submitAndWait(page, /hold/i);
  });
});
