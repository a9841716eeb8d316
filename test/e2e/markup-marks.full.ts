import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sqlite } from '#store/database';
import { launchBrowser } from '../support/browser.ts';
import { SLUG } from '../support/exercise-files.ts';
import { HttpClient } from '../support/http.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { linePacks, packs, watch } from './markup.ts';
import { type Actor, send, visits } from './markup-visits.ts';
import { newcomer, signIn, signInWith } from './person.ts';
import { databaseOf } from './review-people.ts';

// The marks that no learner reads: of samples to calibrate by, and of a work that is marked twice.

const PASSWORD = 'three or four words';
const NOTES = packs(1000);
const POINTERS = linePacks(200);
const CALIBRATION = `/mentor/calibration/${SLUG}`;

let server: RunningServer;
let browser: Browser;
let sqlite: Sqlite;
let marek: Actor;
let second: Actor;
const { strangers, missing, visit } = visits();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  sqlite = databaseOf(server);
  marek = await anActor('Marek Olsen', 'mentor@example.test');
  await marek.client.logIn('mentor@example.test');
  await signIn(marek.page, 'mentor');
  const [email, name] = ['second@example.test', linePacks(80)[0] ?? ''];
  second = await anActor(name, email);
  await send(second.client, '/sign-up', { name, email, password: PASSWORD });
  sqlite.prepare(`update users set role = 'mentor' where email = ?`).run(email);
  await signInWith(second.page, email, PASSWORD);
});
afterAll(async () => {
  sqlite?.close();
  await browser?.close();
  await server?.stop();
});

async function anActor(name: string, email: string): Promise<Actor> {
  const { page } = await newcomer(browser, server.url);
  const alarms = await watch(page.context(), new URL(server.url).origin);
  return { name: name || email, client: new HttpClient(server.url), page, alarms };
}

/** Marks every row of a sheet; `from` is where among the payloads its notes and pointers begin. */
async function markAll(sheet: string, from: number): Promise<{ notes: string[]; pointers: string[] }> {
  const { text } = await second.client.get(sheet);
  const rows = [...text.matchAll(/data-rubric-row="([^"]+)"/g)].map(([, row = '']) => row);
  const given = rows.map((_, at) => ({
    note: NOTES[(from + at) % NOTES.length] ?? '',
    pointers: [0, 1].map((nth) => POINTERS[(2 * (from + at) + nth) % POINTERS.length] ?? ''),
  }));
  for (const [at, { note, pointers }] of given.entries()) {
    const mark = { do: 'mark', row: rows[at] ?? '', points: '2', note, evidence: pointers.join('\n') };
    await send(second.client, sheet, mark);
  }
  return { notes: given.map(({ note }) => note), pointers: given.flatMap(({ pointers }) => pointers) };
}

// One story, told in order: each test goes on where the one before it stopped.
describe('markup in marks', () => {
  it('of samples is text while they are marked, and does nothing once they are handed in', async () => {
    const given = [];
    for (const number of [1, 2]) {
      const sheet = `${CALIBRATION}/${number}`;
      const marks = await markAll(sheet, given.length * 10);
      given.push(marks);
      await visit(second, sheet, { fields: [...marks.notes, ...marks.pointers] });
    }
    const written = given.flatMap(({ notes, pointers }) => [...notes, ...pointers]);
    expect([...NOTES, ...POINTERS].filter((text) => !written.includes(text))).toEqual([]);
    await send(second.client, CALIBRATION, { do: 'finish' });
    await visit(second, CALIBRATION);
    // Handed in, only the points are shown; on the way there was all that was written.
    for (const number of [1, 2]) await visit(second, `${CALIBRATION}/${number}`);
  });

  it('of a second marking is text, for whoever gave them and for whoever sees how mentors agree', async () => {
    const ofInes = `select id from review_requests where asked_by = (select id from users where email = 'ines@example.test')`;
    const request = String(sqlite.prepare(ofInes).pluck().get());
    const desk = `/mentor/${request}`;
    await send(marek.client, `${desk}/claim`, {});
    for (const [, row = ''] of (await marek.client.get(desk)).text.matchAll(/data-rubric-row="([^"]+)"/g))
      await send(marek.client, `${desk}/mark`, {
        do: 'mark',
        row,
        points: '3',
        note: NOTES[0] ?? '',
        evidence: '',
      });
    await send(marek.client, `${desk}/publish`, { summary: 'It is the starter.' });
    // Which reviews are marked twice is drawn; this one is.
    sqlite
      .prepare(
        `insert or ignore into markings (id, request_id, purpose, created_at) values ('twice', ?, 'second', 1)`,
      )
      .run(request);
    await visit(second, '/mentor/second');
    // Marks of 2 everywhere are not near enough to gold to go on from.
    sqlite.prepare('update calibration_samples set retired_at = 1').run();
    await send(second.client, '/mentor/second', { marking: 'twice' });
    const sheet = '/mentor/second/twice';
    const { notes, pointers } = await markAll(sheet, 5);
    await visit(second, sheet, { fields: [...notes, ...pointers] });
    await send(second.client, sheet, { do: 'finish' });
    await visit(second, '/mentor/second');
    for (const path of [desk, '/mentor', '/inbox']) await visit(marek, path);
  });

  it('left no element, attribute or address that is not the site’s, every text as it was, and ran nothing', () => {
    expect({ strangers, missing }).toEqual({ strangers: [], missing: [] });
    expect([marek, second].flatMap(({ alarms }) => alarms)).toEqual([]);
  });
});
