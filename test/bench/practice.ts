import type { Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/start-server.ts';

/** Between two runs somebody reads or types. */
const PAUSE_MS = 1_500;
const WORKSPACE = '/exercises/support-assistant/workspace';

export interface PracticeFigures {
  /** Milliseconds from pressing Run to the first mark. */
  firstMark: number[];
  /** To the last mark of the whole public suite. */
  whole: number[];
  /** From an edit to the last mark of one family that is run at once. */
  family: number[];
  /** From a key to the frame that shows it, while the whole suite runs. */
  typing: number[];
}

/** Practice in headless Chromium against the built server; the first run, which loads everything, is not counted. */
export async function measurePractice(rounds: number): Promise<PracticeFigures> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, { baseURL: server.url, reducedMotion: 'reduce' });
    await page.goto(WORKSPACE);
    await page
      .getByRole('button', { name: /^Run\b/ })
      .first()
      .waitFor();
    await beginComment(page);
    await runOnce(page);
    const figures: PracticeFigures = { firstMark: [], whole: [], family: [], typing: [] };
    for (let round = 0; round < rounds; round++) {
      await page.waitForTimeout(PAUSE_MS);
      const { firstMark, whole } = await runOnce(page);
      figures.firstMark.push(firstMark);
      figures.whole.push(whole);
      await page.waitForTimeout(PAUSE_MS);
      figures.family.push(await editAndRunFamily(page));
      await page.waitForTimeout(PAUSE_MS);
      figures.typing.push(...(await typeWhileRunning(page)));
    }
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Presses Run and watches the page itself, so that no trip between processes is counted. The summary's words tell how
 * far a run is: marks are drawn together with them.
 */
function runOnce(page: Page): Promise<{ firstMark: number; whole: number }> {
  return page.evaluate(
    () =>
      new Promise<{ firstMark: number; whole: number }>((resolve, reject) => {
        const buttons = [...document.querySelectorAll('button')];
        const run = buttons.find((button) => /^Run\b/.test(button.textContent ?? ''));
        if (!run) return reject(new Error('there is no button to run practice with'));
        const startedAt = performance.now();
        let firstMark: number | undefined;
        const look = new MutationObserver(() => {
          const words = document.querySelector('.practice-summary .quiet')?.textContent ?? '';
          if (/^[1-9]\d* of \d+ trials$/.test(words)) firstMark ??= performance.now() - startedAt;
          if (firstMark === undefined || !/^in [\d.]+ m?s$/.test(words)) return;
          look.disconnect();
          resolve({ firstMark, whole: performance.now() - startedAt });
        });
        look.observe(document.body, { subtree: true, childList: true, characterData: true });
        run.click();
      }),
  );
}

/** Turns the first line, an import of types, into a comment and leaves the cursor in it: what is typed there changes nothing. */
async function beginComment(page: Page): Promise<void> {
  await page.locator('[data-editor] .cm-content').press('ControlOrMeta+Home');
  await page.keyboard.insertText('// ');
}

/** Types a letter into the editor and presses Run of the first family, all inside the page. */
function editAndRunFamily(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const editor = document
          .querySelector('[data-editor]')
          ?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
        const run = document.querySelector<HTMLButtonElement>('.family-table tr .run button');
        if (!editor || !run) return reject(new Error('there is no editor or no family to run'));
        editor.focus();
        const startedAt = performance.now();
        document.execCommand('insertText', false, 'y');
        let hasBegun = false;
        const look = new MutationObserver(() => {
          const words = document.querySelector('.practice-summary .quiet')?.textContent ?? '';
          const isDone = /^in [\d.]+ m?s$/.test(words);
          hasBegun ||= !isDone;
          if (!hasBegun || !isDone) return;
          look.disconnect();
          resolve(performance.now() - startedAt);
        });
        look.observe(document.body, { subtree: true, childList: true, characterData: true });
        requestAnimationFrame(() => run.click());
      }),
  );
}

/** Starts the whole suite and types until it is done; how long each key took to be seen. */
function typeWhileRunning(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const editor = document
      .querySelector('[data-editor]')
      ?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
    const buttons = [...document.querySelectorAll('button')];
    const run = buttons.find((button) => /^Run\b/.test(button.textContent ?? ''));
    if (!editor || !run) throw new Error('there is no editor or no button to run practice with');
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const isRunning = () =>
      !/^in [\d.]+ m?s$/.test(document.querySelector('.practice-summary .quiet')?.textContent ?? '');
    run.click();
    editor.focus();
    // The words still tell of the run before.
    await frame();
    const keys: number[] = [];
    do {
      const at = performance.now();
      document.execCommand('insertText', false, 'x');
      await frame();
      keys.push(performance.now() - at);
    } while (isRunning());
    return keys;
  });
}
