import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { allManifests, filesOf } from '../support/exercise-files.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { newcomer, type Person, signUp } from './person.ts';
import { openFile, practise, type StagePlace, savedFiles, saveFiles, submitAndWait } from './workspace.ts';

/** Exercises with the stages that are walked through; an exercise that is a draft yet waits until it is published. */
const WALKS = [
  // Its first stage is told as a story in `whole-loop.test.ts`.
  { slug: 'support-assistant', stages: [4] },
  { slug: 'model-client', stages: [1, 3] },
  { slug: 'invoice-review', stages: [1, 4], report: ['#confidence', '#people'] },
  { slug: 'lease-abstracts', stages: [1, 4] },
];
/** Grading waits for its turn on a busy machine; nothing here waits longer than it has to. */
const PATIENCE_MS = 100_000;
const MANIFESTS = await allManifests();
const manifestOf = (slug: string) => MANIFESTS.find((manifest) => manifest.slug === slug);
const isPublished = (slug: string) => manifestOf(slug)?.status === 'published';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('every published exercise is walked through here, at its last stage at least', () => {
  const published = MANIFESTS.filter(({ status }) => status === 'published');
  expect(published.length).toBeGreaterThan(2);
  for (const { slug, stages } of published)
    expect(WALKS.find((walk) => walk.slug === slug)?.stages, slug).toContain(stages.length);
});

describe.each(WALKS)('somebody new to $slug', ({ slug, stages, report = [] }) => {
  const walk = it.skipIf(!isPublished(slug));
  let person: Person;

  walk('comes from the list of exercises to its brief and its workspace', async () => {
    person = await newcomer(browser, server.url);
    const { page } = person;
    page.setDefaultTimeout(PATIENCE_MS);
    const title = manifestOf(slug)?.title ?? '';
    await page.goto('/sign-up');
    await signUp(page, `New to ${slug}`);
    await page.goto('/');
    await page.getByRole('link', { name: title, exact: true }).last().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('link', { name: 'Open the workspace' }).click();
    await page.getByRole('button', { name: 'Run all' }).waitFor();
  });

  walk('reads its data as tables whose rows open, by keyboard', async () => {
    const { page } = person;
    const { files } = await savedFiles(page, { slug, stage: 1 });
    const data = files.map(({ path }) => path).filter((path) => /^data\/.+\.(csv|json)$/.test(path));
    expect(data.length).toBeGreaterThan(0);
    for (const path of data) {
      await openFile(page, path);
      const rows = page.getByRole('region', { name: `Rows of ${path}` });
      await rows.getByRole('button', { name: 'Row 1, whole' }).focus();
      await page.keyboard.press('Enter');
      await rows.locator('pre').waitFor();
      expect(await rows.locator('pre').textContent()).toContain(': ');
    }
  });

  walk.each(stages)(
    'sends the reference in at stage %i, where every practice mark holds, and it is production-ready',
    async (stage) => {
      const { page } = person;
      const at: StagePlace = { slug, stage };
      const url = `/exercises/${slug}/workspace?stage=${stage}`;
      await page.goto(url);
      const reference = await filesOf('solutions/reference', slug);
      expect(await saveFiles(page, reference, at)).toBe(200);
      await page.goto(url);
      const { held, of } = await practise(page);
      expect(of).toBeGreaterThan(20);
      expect(held).toBe(of);

      await submitAndWait(page, /^Holds up in every family/);
      await page.getByRole('heading', { level: 2, name: /^(Production-ready|Exemplary)$/ }).waitFor();
      for (const part of report) expect(await page.locator(part).count(), part).toBe(1);
    },
  );

  walk('meets no policy that is broken and no error on the way', () => {
    expect(person.problems).toEqual([]);
  });
});
