import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { trialsOf } from '../support/evidence.ts';
import { ENTRY, filesOf, SLUG, textOf } from '../support/exercise-files.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { accessibilityProblems } from './accessibility.ts';
import { newcomer, type Person, signIn, signUp } from './person.ts';
import { bytesOfTrials, practisedTrials, recordPractice } from './recorded-practice.ts';
import { openFile, practise, replaceFile, savedFiles, saveFiles, submitAndWait } from './workspace.ts';

const WORKSPACE = `/exercises/${SLUG}/workspace?stage=1`;
const QUESTION = 'Is the hand-off at the right place, or should it come before the search?';
const REMARK = 'What happens to a mail that arrives while the model is away?';
const SUMMARY = 'It holds up. Keep the checks; **name the deadline** where it is used.';

let server: RunningServer;
let browser: Browser;
let learner: Person;
let mentor: Person;
let instructor: Person;
/** Ids of the learner's two submissions. */
let first: string;
let second: string;
/** Path of the published review, where its learner reads it. */
let review: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const people = await Promise.all([1, 2, 3].map(() => newcomer(browser, server.url)));
  [learner, mentor, instructor] = people as [Person, Person, Person];
  await recordPractice(learner.page);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// One story, told in order: each test goes on where the one before it stopped.
describe('from a flawed system to a review that was read', () => {
  it('lets anybody look around and practise without an account', async () => {
    const { page } = learner;
    await page.goto('/');
    await page.getByRole('link', { name: 'Parcelbay support' }).last().click();
    await page.getByRole('link', { name: 'Open the workspace' }).click();
    const editor = await openFile(page, ENTRY);
    await editor.press('ControlOrMeta+End');
    await page.keyboard.insertText('// Read, not changed yet.\n');

    const { held, of } = await practise(page);
    expect(of).toBeGreaterThan(0);
    expect(held).toBeLessThan(of);
  });

  it('opens a failed trial up to what happened in it', async () => {
    const { page } = learner;
    await page
      .getByRole('button', { name: /seed 1: (failed|veto)/ })
      .first()
      .click();
    const trial = page.getByRole('region', { name: 'Trial', exact: true });
    await trial.getByRole('button', { name: 'model.chat' }).first().waitFor();
    expect(await trial.getByRole('region', { name: 'The trial' }).textContent()).toMatch(/Fault[\s\S]*Input/);
  });

  it('brings the work along when its author signs up, and grades it', async () => {
    const { page } = learner;
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Submit/ })
      .click();
    await page.getByRole('dialog').getByRole('link', { name: 'Sign up' }).click();
    await signUp(page, 'Rosa Lindqvist');
    await page.getByText('Your work from before you signed in has been brought along.').waitFor();
    await page.getByText(/^\d+ of 70 held when you were last here/).waitFor();
    await practise(page);
    const practised = await practisedTrials(page);

    first = await submitAndWait(page);
    const graded = trialsOf(server.dataDir, first);
    const sameSuite = graded.filter((trial) => trial.suite === 'practice');
    expect(sameSuite.length).toBeGreaterThan(0);
    expect(bytesOfTrials(practised)).toEqual(bytesOfTrials(sameSuite));
  });

  it('says in the first report what is weak and where to practise it', async () => {
    const { page } = learner;
    await expect.poll(() => page.getByRole('heading', { level: 2, name: 'Demo' }).count()).toBe(1);
    await page.getByRole('heading', { level: 2, name: 'Hidden feedback is closed' }).waitFor();
    const family = page.getByRole('link', { name: 'Two versions of a rule, or only the old one' });
    expect(await family.first().getAttribute('href')).toContain('family=current-or-archived');
  });

  it('takes better work from the editor, and the level rises', async () => {
    const { page } = learner;
    const reference = await filesOf('solutions/reference');
    const { files } = await savedFiles(page);
    const entry = { path: ENTRY, text: textOf(files, ENTRY) };
    expect(
      await saveFiles(
        page,
        reference.map((file) => (file.path === ENTRY ? entry : file)),
      ),
    ).toBe(200);
    await page.getByRole('link', { name: 'Open workspace' }).click();
    await replaceFile(page, ENTRY, textOf(reference, ENTRY));
    const { held, of } = await practise(page);
    expect(held).toBe(of);

    second = await submitAndWait(page);
    expect((await savedFiles(page)).files).toEqual(reference);
    expect(await page.getByRole('heading', { level: 1, name: /^Holds up in every family/ }).count()).toBe(1);
    expect(
      await page.getByRole('heading', { level: 2, name: /^(Production-ready|Exemplary)$/ }).count(),
    ).toBe(1);
  });

  it('carries a question to the mentors', async () => {
    const { page } = learner;
    await page.getByLabel('Your question').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask for a review' }).click();
    await page.getByText('Asked. Waiting for a mentor.').waitFor();
  });

  it('lets a mentor claim it, comment at a line and publish', async () => {
    const { page } = mentor;
    await signIn(page, 'mentor');
    await page.getByRole('link', { name: 'Desk' }).click();
    const row = page.getByRole('row').filter({ hasText: QUESTION });
    await row.getByRole('link', { name: 'Rosa Lindqvist' }).click();
    await page.getByRole('button', { name: 'Claim this review' }).click();
    const file = page.getByRole('region', { name: ENTRY });
    await file.getByTitle('Comment on line 1', { exact: true }).click();
    await page.getByLabel('Comment, in Markdown').fill(REMARK);
    await page.getByRole('button', { name: 'Save comment' }).click();
    await file.getByRole('article').getByText(REMARK).first().waitFor();
    await page.getByLabel('Summary').fill(SUMMARY);
    await page.getByRole('button', { name: 'Publish review' }).click();
    await page.getByText('Published', { exact: true }).waitFor();
  });

  it('gives the learner the review beside the code', async () => {
    const { page } = learner;
    await page.getByRole('link', { name: 'My work' }).click();
    await page.getByRole('link', { name: 'Read the review' }).first().click();
    await page.getByText('name the deadline').waitFor();
    review = new URL(page.url()).pathname;
    const line = page.getByRole('region', { name: ENTRY }).getByRole('row').first();
    expect(await line.textContent()).toContain(
      textOf(await filesOf('solutions/reference'), ENTRY).split('\n')[0],
    );
    expect(await page.getByRole('region', { name: ENTRY }).getByRole('article').textContent()).toContain(
      REMARK,
    );
  });

  it('shows an instructor both attempts', async () => {
    const { page } = instructor;
    await signIn(page, 'instructor');
    await page.goto(`/instructor/exercises/${SLUG}`);
    const rows = page.getByRole('row').filter({ hasText: 'Rosa Lindqvist' });
    expect(await rows.count()).toBe(2);
    const paths = await rows
      .getByRole('link')
      .evaluateAll((links) => links.map((l) => l.getAttribute('href')));
    expect(paths).toEqual([`/attempts/${second}`, `/attempts/${first}`]);
  });

  it('breaks no policy and logs no error on the way', () => {
    const problems = [learner, mentor, instructor].flatMap((person) => person.problems);
    expect(problems).toEqual([]);
  });
});

describe('every kind of page, used with assistive technology', () => {
  /** Opens each path as this person, two at a time, and collects what axe-core has against it. */
  async function problemsAt({ page }: Person, paths: readonly string[]): Promise<string[]> {
    const waiting = [...paths];
    const lane = async () => {
      const own = await page.context().newPage();
      const found: string[] = [];
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        await own.goto(path);
        found.push(...(await accessibilityProblems(own, path)));
      }
      await own.close();
      return found;
    };
    return (await Promise.all([lane(), lane()])).flat();
  }

  it('has no fault for somebody signed out', async () => {
    const stranger = await newcomer(browser, server.url);
    const { page } = stranger;
    const readings = ['/reading', '/reading/m5-dependency-faults'];
    const open = ['/', ...readings, '/log-in', '/sign-up', '/no-such-page'];
    expect(await problemsAt(stranger, open)).toEqual([]);
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill('Rosa');
    await page.getByLabel('E-mail').fill('rosa.lindqvist@example.test');
    await page.getByLabel('Password').fill('three or four words');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('textbox', { name: 'E-mail' }).and(page.locator('[aria-invalid]')).waitFor();
    expect(await accessibilityProblems(page, 'sign-up refused')).toEqual([]);
  });

  it('has no fault for a learner', async () => {
    const own = [
      '/work',
      '/reviews',
      `/exercises/${SLUG}`,
      `/exercises/${SLUG}/history`,
      `/exercises/${SLUG}/approaches`,
    ];
    const attempts = [`/attempts/${first}`, `/attempts/${first}/files`];
    expect(await problemsAt(learner, [...own, ...attempts, review])).toEqual([]);
  });

  it('has no fault on a report that was shared', async () => {
    const { page } = learner;
    await page.goto(`/attempts/${second}`);
    await page.getByRole('button', { name: 'Turn the link on' }).click();
    const shared = await page.locator('a[href*="/shared/"]').first().getAttribute('href');
    const stranger = await newcomer(browser, server.url);
    expect(await problemsAt(stranger, [new URL(shared ?? '', server.url).pathname])).toEqual([]);
  });

  it('has no fault in the workspace, with a trial open and with a dialog', async () => {
    const { page } = learner;
    await page.goto(WORKSPACE);
    await openFile(page, ENTRY);
    expect(await accessibilityProblems(page, 'workspace')).toEqual([]);
    await practise(page);
    await page
      .getByRole('button', { name: /seed 1: / })
      .first()
      .click();
    expect(await accessibilityProblems(page, 'workspace with a trial')).toEqual([]);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Submit/ })
      .click();
    expect(await accessibilityProblems(page, 'workspace with a question')).toEqual([]);
  });

  it('has no fault where work does not compile', async () => {
    const { page } = learner;
    await page.goto(WORKSPACE);
    await replaceFile(page, ENTRY, 'export default (');
    await submitAndWait(page, /^It does not compile/);
    expect(await accessibilityProblems(page, 'report of a compile error')).toEqual([]);
  });

  it('has no fault for a mentor', async () => {
    const { page } = mentor;
    await page.goto('/mentor');
    expect(await accessibilityProblems(page, 'queue')).toEqual([]);
    await page.getByRole('link', { name: 'Ines Duarte' }).click();
    await page.getByRole('button', { name: 'Claim this review' }).click();
    const file = page.getByRole('region', { name: ENTRY });
    await file.getByTitle('Comment on line 2', { exact: true }).click();
    await page.getByLabel('Comment, in Markdown').waitFor();
    expect(await accessibilityProblems(page, 'desk')).toEqual([]);
  });

  it('has no fault for an instructor', async () => {
    const life = ['versions', 'families', 'regrade', 'draft', 'draft?as=mentor', 'draft/workspace'];
    const pages = life.map((page) => `/instructor/exercises/${SLUG}/${page}`);
    const paths = ['/instructor', `/instructor/exercises/${SLUG}`, `/attempts/${first}`, ...pages];
    expect(await problemsAt(instructor, paths)).toEqual([]);
  });
});
