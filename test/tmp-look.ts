import { launchBrowser } from './support/browser.ts';
import { startServer } from './support/start-server.ts';

const server = await startServer();
const browser = await launchBrowser();
const problems: string[] = [];
async function open(width: number, dark: boolean) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    baseURL: server.url,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') problems.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(String(e)));
  return page;
}
const page = await open(1440, false);
await page.goto('/log-in');
await page.getByLabel(/e-mail/i).fill('learner@example.test');
await page.getByLabel(/password/i).fill('holdfast demo');
await page.getByRole('button', { name: /sign in/i }).click();
await page.waitForURL((u) => !u.pathname.includes('log-in'));
await page.goto('/exercises/support-assistant/workspace?stage=1');
await page.getByRole('button', { name: 'tickets.json' }).click();
await page.getByRole('button', { name: 'Text', exact: true }).waitFor();
await page.evaluate(() => document.fonts.ready);
await page.waitForTimeout(800);
await page.screenshot({ path: '/tmp/shots/table-1440.png' });
await page.goto('/exercises/model-client/workspace?stage=1');
await page.getByRole('button', { name: 'Run all' }).click();
await page.getByText(/of \d+ held/).waitFor();
await page.waitForTimeout(4000);
await page
  .getByRole('button', { name: /seed 1: (failed|veto)/ })
  .first()
  .click();
await page.getByRole('button', { name: 'Give me a hint' }).click();
await page.getByRole('button', { name: 'A stronger hint' }).click();
await page.screenshot({ path: '/tmp/shots/hint-1440.png' });
await page.goto('/work');
await page.screenshot({ path: '/tmp/shots/work-1440.png', fullPage: true });
const link = await page
  .locator('a[href*="attempts/"]')
  .first()
  .getAttribute('href')
  .catch(() => null);
console.log(link);
console.log(problems.join('\n'));
await browser.close();
await server.stop();
