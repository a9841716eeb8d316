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
    await runOnce(page);
    const figures: PracticeFigures = { firstMark: [], whole: [] };
    for (let round = 0; round < rounds; round++) {
      await page.waitForTimeout(PAUSE_MS);
      const { firstMark, whole } = await runOnce(page);
      figures.firstMark.push(firstMark);
      figures.whole.push(whole);
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
