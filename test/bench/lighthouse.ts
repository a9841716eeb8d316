import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../e2e/person.ts';
import { practise, submitAndWait } from '../e2e/workspace.ts';
import { browserCommand, launchBrowser, openPage } from '../support/browser.ts';
import { startServer } from '../support/start-server.ts';

// `npm run lighthouse`: what Lighthouse says of catalogue, brief and report, in the browser that the tests use. It is
// fetched for the occasion, because it weighs more than everything else that is installed.

const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 95;
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu'];

interface Result {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null }>;
}

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), 'holdfast-lighthouse-'));
try {
  const { cookie, report } = await signedInLearner();
  const pages = { catalogue: '/', brief: '/exercises/support-assistant', report };
  let isMet = true;
  for (const [name, path] of Object.entries(pages)) {
    for (const preset of ['desktop', 'mobile'] as const) {
      const result = await resultOf(`${server.url}${path}`, name === 'report' ? cookie : undefined, preset);
      const scores = Object.values(result.categories).map(
        (c) => [c.title, Math.round((c.score ?? 0) * 100)] as const,
      );
      isMet &&= scores.every(([, score]) => score >= LEAST);
      console.log(`${name}, ${preset}: ${scores.map((pair) => pair.join(' ')).join(', ')}`);
      for (const title of lackingIn(result)) console.log(`  lacks: ${title}`);
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
  const { page, context } = await openPage(browser, { baseURL: server.url, reducedMotion: 'reduce' });
  await signIn(page, 'learner');
  await page.goto('/exercises/support-assistant/workspace');
  await practise(page);
  const report = `/attempts/${await submitAndWait(page, /hold/i)}`;
  const cookies = await context.cookies();
  await browser.close();
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), report };
}

/** What costs points in the categories that do not depend on how busy the machine is. */
function lackingIn({ categories, audits }: Result): string[] {
  return Object.entries(categories)
    .filter(([id]) => id !== 'performance')
    .flatMap(([, { auditRefs }]) =>
      auditRefs.filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0),
    )
    .map(({ id }) => `${id} (${audits[id]?.title})`);
}

async function resultOf(
  url: string,
  cookie: string | undefined,
  preset: 'desktop' | 'mobile',
): Promise<Result> {
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
  return JSON.parse(readFileSync(out, 'utf8'));
}
