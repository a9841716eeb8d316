import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from '../support/browser.ts';

const DEMO_PASSWORD = 'holdfast demo';

/** Somebody at a browser of their own. `problems` is what its console complained about so far. */
export interface Person {
  page: Page;
  problems: string[];
}

/** A browser profile that has never been here. */
export async function newcomer(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const { page, problems } = await openPage(browser, { baseURL, reducedMotion: 'reduce', ...options });
  return { page, problems };
}

/** Signs in with a demo account, through the form. */
export async function signIn(page: Page, name: 'learner' | 'mentor' | 'instructor'): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill(`${name}@example.test`);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/log-in');
}

/** Fills in the sign-up form that is on show and waits until it is left behind. */
export async function signUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.test`);
  await page.getByLabel('Password').fill('three or four words');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-up');
}
