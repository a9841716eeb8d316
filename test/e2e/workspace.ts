import type { Page } from 'playwright-core';
import type { SourceFile } from '#domain/program';
import { SLUG } from '../support/exercise-files.ts';

/** The words with which practice ends, e.g. `Practice done. 3 of 70 marks held.` */
const DONE = /^Practice done\. (\d+) of (\d+) marks held\.$/;

/** The status line of practice, which is there for screen readers. */
const ended = (page: Page) => page.getByRole('status').filter({ hasText: DONE });

/** Runs the whole practice suite on the draft on show; how many marks held, and of how many. */
export async function practise(page: Page): Promise<{ held: number; of: number }> {
  await page.getByRole('button', { name: 'Run all' }).click();
  await ended(page).waitFor({ state: 'attached' });
  const [, held, of] = DONE.exec((await ended(page).textContent()) ?? '') ?? [];
  return { held: Number(held), of: Number(of) };
}

/** The editor, with this file on show. */
export async function openFile(page: Page, path: string) {
  const name = path.split('/').at(-1) ?? path;
  const files = page.getByRole('region', { name: 'Files' }).getByRole('list').first();
  await files.getByRole('button', { name }).click();
  return page.getByRole('textbox', { name: new RegExp(`^${path}`) });
}

/** Replaces a file's whole text in the editor, as pasting over everything does. */
export async function replaceFile(page: Page, path: string, text: string): Promise<void> {
  const editor = await openFile(page, path);
  await editor.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** One stage of an exercise. */
export interface StagePlace {
  slug: string;
  stage: number;
}
const FIRST: StagePlace = { slug: SLUG, stage: 1 };

/** The draft as the server holds it. */
export function savedFiles(
  page: Page,
  { slug, stage } = FIRST,
): Promise<{ revision: number; files: SourceFile[] }> {
  return page.evaluate(async (url) => (await fetch(url)).json(), `/api/workspaces/${slug}/${stage}`);
}

/** Saves files over the draft on the server, as another tab of the same person could; gives the answer's status. */
export async function saveFiles(page: Page, files: readonly SourceFile[], at = FIRST): Promise<number> {
  const { revision } = await savedFiles(page, at);
  return page.evaluate(
    async ({ url, body }) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })).status;
    },
    { url: `/api/workspaces/${at.slug}/${at.stage}`, body: { revision, files } },
  );
}

/** Submits the draft on show and waits for its report, which opens with its finding; gives the submission's id. */
export async function submitAndWait(
  page: Page,
  finding = /^(Holds|In practice it holds) up/,
): Promise<string> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Submit/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL(/\/attempts\//);
  await page.getByRole('heading', { level: 1, name: finding }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
