import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ENTRY, SLUG } from '../support/exercise-files.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, type Person } from './person.ts';
import { openFile, practise } from './workspace.ts';

const WORKSPACE = `/exercises/${SLUG}/workspace?stage=1`;
const WORKER = /language-worker/;

let server: RunningServer;
let browser: Browser;
let learner: Person;
let page: Page;
let editor: Locator;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  learner = await newcomer(browser, server.url);
  page = learner.page;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The line of the editor that holds this text. */
const line = (text: string) => page.locator('.cm-line', { hasText: text }).first();

/** The middle of a word in the line with this text. */
function middleOf(word: string, text: string): Promise<{ x: number; y: number }> {
  return line(text).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`${wanted} is not in one piece`);
  }, word);
}

/** Puts the cursor at the end of the line with this text. */
async function endOf(text: string): Promise<void> {
  await line(text).click();
  await page.keyboard.press('End');
}

// One story, told in order: each test goes on where the one before it stopped.
describe('TypeScript in the editor', () => {
  it('is fetched when somebody turns to the editor, and not before', async () => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(WORKSPACE);
    await page.getByRole('button', { name: 'Run all' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(fetched.filter((url) => WORKER.test(url))).toEqual([]);
    editor = await openFile(page, ENTRY);
    const worker = page.waitForEvent('worker', (w) => WORKER.test(w.url()));
    await editor.focus();
    await worker;
    const { origin } = new URL(server.url);
    expect(fetched.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
  });

  it('marks a wrong type, lists it, and takes both away when it is right again', async () => {
    await endOf("return { action: 'answer', ...answer };");
    await page.keyboard.press('Enter');
    await page.keyboard.insertText("const days: number = 'ten';");
    const mark = page.locator('.cm-lintRange-error');
    await mark.waitFor();
    expect(await mark.textContent()).toBe('days');
    await page.getByRole('button', { name: '1 type error' }).click();
    const list = page.getByRole('region', { name: 'Type errors' });
    await list.getByText("Type 'string' is not assignable to type 'number'.").waitFor();
    expect(await page.getByText('compiles', { exact: true }).count()).toBe(1);
    expect(await accessibilityProblems(page, 'the list of type errors')).toEqual([]);

    await list.getByRole('button').click();
    await page.keyboard.press('ControlOrMeta+z');
    await list.getByText('No type errors.').waitFor();
    expect(await mark.count()).toBe(0);
    await page.getByRole('button', { name: '0 type errors' }).click();
  });

  it('completes with the members of the contract, and shows what is written about them', async () => {
    await endOf("return { action: 'answer', ...answer };");
    await page.keyboard.press('Enter');
    await page.keyboard.type('host.');
    const options = page.locator('.cm-tooltip-autocomplete [role=option]');
    await options.filter({ hasText: 'tools' }).waitFor();
    expect((await options.allTextContents()).toSorted()).toEqual([
      'clock',
      'log',
      'model',
      'review',
      'tools',
    ]);
    await page.keyboard.type('rev');
    await page.locator('.cm-completionInfo', { hasText: 'Priority 0 is the most urgent.' }).waitFor();
    await page.keyboard.press('Enter');
    await line('host.review').waitFor();
  });

  it('tells the parameter that is being written', async () => {
    await page.keyboard.type('.enqueue(');
    const card = page.locator('.cm-card strong', { hasText: 'item' });
    await card.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });

  it('shows the type of what the pointer rests on', async () => {
    const { x, y } = await middleOf('triage', 'const risk = triage');
    await page.mouse.move(x, y, { steps: 3 });
    const card = page.locator('.cm-tooltip-hover .cm-card');
    await card.filter({ hasText: /triage\(body: string\)[\s\S]*Tickets that a person has to see/ }).waitFor();
    await page.mouse.move(0, 0);
  });

  it('goes to a declaration in another file', async () => {
    const { x, y } = await middleOf('triage', 'const risk = triage');
    await page.mouse.click(x, y);
    await page.keyboard.press('F12');
    await page.getByRole('textbox', { name: /^src\/triage\.ts/ }).waitFor();
    await page.getByText(/^Ln \d+, Col 17$/).waitFor();
  });

  it('goes there by a click as well', async () => {
    await openFile(page, ENTRY);
    const { x, y } = await middleOf('triage', 'const risk = triage');
    await page.keyboard.down('ControlOrMeta');
    await page.mouse.click(x, y);
    await page.keyboard.up('ControlOrMeta');
    await page.getByRole('textbox', { name: /^src\/triage\.ts/ }).waitFor();
  });

  it('gives a new name in every file', async () => {
    await page.keyboard.press('F2');
    await page.getByLabel('New name').fill('dangerOf');
    await page.keyboard.press('Enter');
    await line('function dangerOf(').waitFor();
    await openFile(page, ENTRY);
    await line("import { dangerOf } from './triage.ts'").waitFor();
    await line('const risk = dangerOf(ticket.body)').waitFor();
    // Each file has its own undo.
    await editor.press('ControlOrMeta+z');
    await line('const risk = triage(ticket.body)').waitFor();
    await editor.press('ControlOrMeta+y');
    await line('const risk = dangerOf(ticket.body)').waitFor();
  });

  it('tidies the layout when asked', async () => {
    await openFile(page, ENTRY);
    await editor.press('ControlOrMeta+End');
    await page.keyboard.insertText('\nfunction untidy( a:number ){\n        return   a+1;\n}\n');
    await page.keyboard.press('Shift+Alt+F');
    await line('function untidy(a: number) {').waitFor();
    expect(await line('return a + 1;').textContent()).toBe('  return a + 1;');
  });

  it('imports a name that it completes', async () => {
    await editor.press('ControlOrMeta+End');
    await page.keyboard.type('const orders: Orde');
    const option = page.locator('.cm-tooltip-autocomplete [role=option]', { hasText: '../contract.ts' });
    await option.filter({ hasText: /^Order\.\./ }).click();
    await line("import type { Host, Order, Out, Ticket } from '../contract.ts';").waitFor();
    await page.keyboard.type('[] = [];\n');
    await line('const orders: Order[] = [];').waitFor();
  });

  it('stands in nobody’s way: practice runs with a type error in the file', async () => {
    await editor.press('ControlOrMeta+End');
    await page.keyboard.insertText("export const days: number = 'ten';\n");
    // The other one is the call of the queue, still without its argument.
    await page.getByRole('button', { name: '2 type errors' }).waitFor();
    await editor.press('ControlOrMeta+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('F8');
    await page.getByText(/^Ln \d+, Col 18$/).waitFor();
    expect((await practise(page)).of).toBeGreaterThan(0);
  });

  it('broke no policy and logged no error', () => {
    expect(learner.problems).toEqual([]);
  });

  it('leaves an editor that works, and a word about it, where it cannot be loaded', async () => {
    const other = await newcomer(browser, server.url);
    await other.page.route(WORKER, (route) => route.abort());
    await other.page.goto(WORKSPACE);
    const left = await openFile(other.page, ENTRY);
    await left.focus();
    await other.page.getByText('Types and completion did not load; the rest works.').waitFor();
    await left.press('ControlOrMeta+End');
    await other.page.keyboard.type('// typed\nret');
    await other.page.locator('.cm-tooltip-autocomplete [role=option]').first().waitFor();
    expect(await left.textContent()).toContain('// typed');
  });
});
