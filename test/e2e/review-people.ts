import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { SourceFile } from '#domain/program';
import { openDatabase, type Sqlite } from '#store/database';
import { SLUG } from '../support/exercise-files.ts';
import type { RunningServer } from '../support/start-server.ts';
import { signInWith, signUp } from './person.ts';
import { saveFiles } from './workspace.ts';

const ADMIN = fileURLToPath(new URL('../../src/cli/admin.ts', import.meta.url));

/** Signs somebody up through the form; then an operator makes a mentor of them, and they sign in again. */
export async function becomeMentor(page: Page, server: RunningServer, name: string): Promise<void> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
  await page.goto('/sign-up');
  await signUp(page, name);
  const env = { ...process.env, DATA_DIR: server.dataDir };
  await promisify(execFile)(process.execPath, [ADMIN, 'set-role', email, 'mentor'], { env });
  await signInWith(page, email);
}

/** The server's own database, for what only time or an accident would bring about. */
export function databaseOf(server: RunningServer): Sqlite {
  return openDatabase(join(server.dataDir, 'holdfast.sqlite')).sqlite;
}

/** Sends files in as a new attempt at the first stage, and saves them as the draft; gives the submission's id. */
export async function sendIn(page: Page, files: readonly SourceFile[]): Promise<string> {
  const saved = await saveFiles(page, files);
  if (saved !== 200) throw new Error(`the draft was not saved (${saved})`);
  const body = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
  const sent = await page.evaluate(async (json) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/submissions', { method: 'POST', headers, body: json })).json();
  }, JSON.stringify(body));
  return String(sent.submissionId);
}

/** Moves a claim half an hour back: it has lapsed, and nothing else has changed. */
export function letLapse(sqlite: Sqlite, requestId: string): void {
  const until = Date.now() - 1000;
  const { changes } = sqlite
    .prepare('update review_requests set claimed_until = ? where id = ? and claimed_by is not null')
    .run(until, requestId);
  if (changes !== 1) throw new Error(`nobody holds ${requestId}`);
}

/** Presses a button that sends a form and gives the status of the answer to the form itself, not of the page after it. */
export async function statusAfter(page: Page, action: string, press: () => Promise<void>): Promise<number> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname.endsWith(action),
  );
  await press();
  return (await answered).status();
}

/** The page's script listens to keys, so everything that it adds is there. */
export async function deskListens(page: Page): Promise<void> {
  await page.locator('[data-desk] [data-keys]:not([hidden])').waitFor();
}

/** Opens the comment form at a line and types into it. */
export async function typeComment(page: Page, path: string, line: number, words: string): Promise<void> {
  await openLine(page, path, line);
  await page.locator('tr .comment-form textarea[name="body"]').pressSequentially(words);
}

/** Opens the comment form at a line of a file, which opens too. */
export async function openLine(page: Page, path: string, line: number): Promise<void> {
  const file = page.locator(`[data-path="${path}"]`);
  const details = file.locator('details').first();
  if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open)))
    await file.locator('summary').first().click();
  await file.getByTitle(`Comment on line ${line}`, { exact: true }).click();
  await page.locator('tr .comment-form').waitFor();
}

/** What somebody's console complained about, but for answers that refuse: a browser logs each of them. */
export function complaints(problems: readonly string[]): string[] {
  return problems.filter((problem) => !/^Failed to load resource/.test(problem));
}
