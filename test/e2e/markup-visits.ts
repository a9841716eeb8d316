import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { HttpClient } from '../support/http.ts';
import { type Alarm, plain, readPage, type Seen } from './markup.ts';

/** Somebody at a browser, who can also send a form without its page. */
export interface Actor {
  name: string;
  client: HttpClient;
  page: Page;
  alarms: Alarm[];
}
/** Sends a form and insists that it was taken; gives the path to go on at. */
export async function send(client: HttpClient, path: string, form: Record<string, string>): Promise<string> {
  const answer = await client.post(path, { form });
  const said = /role="alert"[\s\S]{0,400}/.exec(answer.text)?.[0] ?? answer.text.slice(0, 200);
  if (answer.status !== 303 && answer.status !== 302)
    throw new Error(`${path} answered ${answer.status}: ${said}`);
  return answer.headers.get('location') ?? '';
}

/** Visits that remember everything strange that stood on a page, and every text that should have been there and was not. */
export function visits() {
  const strangers: string[] = [];
  const missing: string[] = [];
  /** Opens a page; what is strange on it is kept for the end, and so is every text that it should show, or have in a field, and does not. */
  async function visit(
    { page }: Actor,
    path: string,
    expected: { shown?: readonly string[]; fields?: readonly string[] } = {},
  ): Promise<Seen> {
    const answer = await page.goto(path);
    const seen = await readPage(page);
    const place = path.replaceAll(/[0-9a-f-]{36}/g, 'ID');
    if (answer?.status() !== 200) missing.push(`${place} answers ${answer?.status()}`);
    strangers.push(...seen.strangers.map((what) => `${place}: ${what}`));
    const [text, values] = [plain(seen.text), seen.values.map(plain)];
    for (const [nth, one] of (expected.shown ?? []).entries())
      if (!text.includes(plain(one)))
        missing.push(`${place} does not show ${nth}: ${whatDiffers(one, [text])}`);
    for (const [nth, one] of (expected.fields ?? []).entries())
      if (!values.includes(plain(one)))
        missing.push(`${place} has not in a field ${nth}: ${whatDiffers(one, values)}`);
    return seen;
  }

  /** Types into a field what its form does not take, and expects it there again, or beside it to copy. */
  async function expectKept(actor: Actor, path: string, selector: string, text: string): Promise<void> {
    const { page } = actor;
    await page.goto(path);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    const loaded = page.waitForEvent('load');
    await page
      .locator(selector)
      .first()
      .evaluate((field, value) => {
        if (!(field instanceof HTMLTextAreaElement) || !field.form) throw new Error('there is no such field');
        field.value = value;
        field.form.noValidate = true;
        field.form.requestSubmit();
      }, text);
    expect([path, (await answered).status()]).toEqual([path, 422]);
    await loaded;
    const { values, strangers: found } = await readPage(page);
    strangers.push(...found);
    const kept = await page.locator('pre').allTextContents();
    const again = [...values, ...kept].map(plain);
    if (!again.includes(plain(text)))
      missing.push(`${selector} is refused and gone: ${whatDiffers(text, again)}`);
  }

  return { strangers, missing, visit, expectKept };
}

/** Where the text that is most alike goes on otherwise. */
function whatDiffers(text: string, among: readonly string[]): string {
  let at = 0;
  while (at < text.length && among.some((one) => one.includes(plain(text.slice(0, at + 1))))) at += 1;
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
}
