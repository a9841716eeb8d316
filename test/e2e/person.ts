import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from '../support/browser.ts';

const DEMO_PASSWORD = 'holdfast demo';
/** Of whoever signs up here. */
const OWN_PASSWORD = 'three or four words';

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
export async function signIn(page: Page, name: 'learner' | 'ines' | 'mentor' | 'instructor'): Promise<void> {
  await signInWith(page, `${name}@example.test`, DEMO_PASSWORD);
}

/** Signs in through the form. */
export async function signInWith(page: Page, email: string, password = OWN_PASSWORD): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/log-in');
}

/** Fills in the sign-up form that is on show and waits until it is left behind. */
export async function signUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.test`);
  await page.getByLabel('Password').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-up');
}
