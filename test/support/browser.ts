import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { withFolderLock } from '../../src/cli/folder-lock.mjs';

const cache = fileURLToPath(new URL('../../node_modules/.cache/holdfast/', import.meta.url));
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Nothing here weakens what a page may do: policies must hold as they do for people. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Chromium from `CHROMIUM_PATH`, else an installed one, else the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await browserCommand();
  return chromium.launch({ executablePath, args: ARGS, headless: true, env: { ...process.env, ...env } });
}

/** The same browser for whoever starts it in another way. */
export async function browserCommand(): Promise<{ executablePath: string; env: Record<string, string> }> {
  mkdirSync(cache, { recursive: true });
  // Files of tests run side by side, and what one still unpacks another must not start.
  return withFolderLock(join(cache, 'chromium.lock'), async () => {
    const executablePath = await chromiumPath();
    return { executablePath, env: fonts() };
  });
}

/** The packaged browser brings fonts and looks for them in the shared temporary folder; text without a font has no size. */
function fonts(): Record<string, string> {
  const own = join(cache, 'chromium', 'fonts');
  if (!existsSync(own)) return {};
  const file = join(own, 'holdfast.conf');
  const dirs = [own, '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(file, `${head}<fontconfig>${dirs}<cachedir>${join(own, 'cache')}</cachedir></fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of INSTALLED) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return packagedChromium();
}

/** It unpacks itself and the libraries it needs, once, into whatever is the temporary folder: one of ours, not the shared. */
async function packagedChromium(): Promise<string> {
  const folder = join(cache, 'chromium');
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Console errors, uncaught exceptions and policy violations so far; a healthy page has none. */
  problems: string[];
}

/** A fresh profile with one page whose complaints are collected. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return { context, page, problems };
}

/** Keeps a picture of the whole page under the cache folder and gives its path. */
export async function keepScreenshot(page: Page, name: string): Promise<string> {
  const folder = join(cache, 'screenshots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
