import type { Page } from 'playwright-core';
import { canonicalJson } from '#domain/json';
import type { Trial } from '#domain/trial';

declare global {
  /** What practice workers told this page, in order. Only in pages opened with `recordPractice`. */
  var heardFromPractice: unknown[];
}

/** From the next page load on, keeps what practice workers say. They are the ones every learner gets; we only listen. */
export async function recordPractice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.heardFromPractice = [];
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => globalThis.heardFromPractice.push(data));
      }
    };
  });
}

/** The trials that practice has run in this page, in the order of the suite. */
export async function practisedTrials(page: Page): Promise<Trial[]> {
  const heard = (await page.evaluate(() => globalThis.heardFromPractice)) as {
    kind: string;
    results?: { index: number; trial: Trial }[];
  }[];
  const results = heard.flatMap((message) => message.results ?? []);
  return results.sort((a, b) => a.index - b.index).map(({ trial }) => trial);
}

/** Trials as text: equal texts mean equal verdicts, traces, times and fuel. */
export function bytesOfTrials(trials: readonly Trial[]): string[] {
  return trials.map(canonicalJson);
}
