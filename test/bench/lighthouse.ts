import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserCommand, launchBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/start-server.ts';

// `npm run lighthouse`: what Lighthouse says of catalogue, brief and report, in the browser that the tests use. It is
// fetched for the occasion, because it weighs more than everything else that is installed.

const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 95;
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu'];

interface Scores {
  [category: string]: number;
}

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), 'holdfast-lighthouse-'));
try {
  const { cookie, report } = await signedInLearner();
  const pages = { catalogue: '/', brief: '/exercises/support-assistant', report };
  let isMet = true;
  for (const [name, path] of Object.entries(pages)) {
    for (const preset of ['desktop', 'mobile'] as const) {
      const scores = await scoresOf(`${server.url}${path}`, name === 'report' ? cookie : undefined, preset);
      isMet &&= Object.values(scores).every((score) => score >= LEAST);
      console.log(
        `${name}, ${preset}: ${Object.entries(scores)
          .map(([c, s]) => `${c} ${s}`)
          .join(', ')}`,
      );
    }
  }
  process.exitCode = isMet ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
}

/** The demo learner's cookie, and the path of a graded report of theirs. */
async function signedInLearner(): Promise<{ cookie: string; report: string }> {
  const browser = await launchBrowser();
  const { page, context } = await openPage(browser, { baseURL: server.url });
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill('learner@example.test');
  await page.getByLabel('Password').fill('holdfast demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/log-in');
  await page.goto('/work');
  const report = await page.locator('a[href^="/attempts/"]').first().getAttribute('href');
  const cookies = await context.cookies();
  await browser.close();
  if (report === null) throw new Error('the demo learner has no attempt');
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), report };
}

async function scoresOf(
  url: string,
  cookie: string | undefined,
  preset: 'desktop' | 'mobile',
): Promise<Scores> {
  const out = join(folder, 'result.json');
  const { executablePath, env } = await browserCommand();
  const args = [
    ...['exec', '--yes', '--package', LIGHTHOUSE, '--', 'lighthouse', url, '--quiet', '--output=json'],
    `--output-path=${out}`,
    `--chrome-flags=${FLAGS.join(' ')}`,
    ...(preset === 'desktop' ? ['--preset=desktop'] : []),
    ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn('npm', args, {
      env: { ...process.env, ...env, CHROME_PATH: executablePath },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`lighthouse ended with ${code}`))));
  });
  const result: { categories: Record<string, { title: string; score: number | null }> } = JSON.parse(
    readFileSync(out, 'utf8'),
  );
  const categories = Object.values(result.categories);
  return Object.fromEntries(categories.map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]));
}
