import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NewNotice } from '#domain/notice';
import { openStore, type Store } from '#store/open-store';
import { HttpClient, sendRaw } from '../support/http.ts';
import { headersOf, type MailServerOnLoopback, startMailServer } from '../support/smtp.ts';
import { freePort, type RunningServer, startServer } from '../support/start-server.ts';
import { expectNoWords, expectWords, signedIn } from './review-desk.ts';

let server: RunningServer;
let mail: MailServerOnLoopback;
let store: Store;
let ago = 0;
let made = 0;

beforeAll(async () => {
  mail = await startMailServer();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  server = await startServer({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Holdfast <no-reply@example.edu>', PUBLIC_URL: address },
  });
  store = openStore(join(server.dataDir, 'holdfast.sqlite'), () => Date.now() - ago);
});
afterAll(async () => {
  store.close();
  await server.stop();
  await mail.close();
});

/** Tells one of the demo people something, as of a time ago; gives its number. */
function tell(name: string, over: Partial<NewNotice> & { ago?: number } = {}): number {
  made += 1;
  const { ago: since = 0, ...words } = over;
  ago = since;
  const user = store.users.findByEmail(`${name}@example.test`);
  if (!user) throw new Error(`${name} is not there`);
  store.notices.add({
    userId: user.id,
    key: `made:${made}`,
    kind: 'review-published',
    title: `Thing ${made} happened.`,
    path: '/work',
    ...words,
  });
  return store.notices.newestSeq();
}

function forget(name: string): void {
  const user = store.users.findByEmail(`${name}@example.test`);
  if (user) store.notices.markReadUpTo(user.id, Number.MAX_SAFE_INTEGER);
}

beforeEach(() => {
  forget('ines');
  forget('learner');
});

describe('the inbox', () => {
  test('sends signed-out people to sign in, and back to the notice they came for', async () => {
    const anonymous = new HttpClient(server.url);
    for (const path of ['/inbox', '/inbox/settings', '/inbox/7']) {
      const answer = await anonymous.get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `/log-in?next=${encodeURIComponent(path)}`,
      ]);
    }
    expect((await anonymous.get('/api/notices/feed')).status).toBe(401);
    expect((await anonymous.get('/')).text).not.toContain('href="/inbox"');
  });

  test('says on every page how many are unread', async () => {
    const ines = await signedIn(server, 'ines');
    tell('ines');
    tell('ines');
    for (const path of ['/', '/work', '/inbox', '/inbox/settings', '/reading']) {
      expect((await ines.get(path)).text).toMatch(/data-unread-number[^>]*>2</);
    }
    expect((await (await signedIn(server, 'learner')).get('/work')).text).toMatch(/data-unread[^>]* hidden/);
  });

  test('following a notice marks it read and leads on; a look at the headers does not', async () => {
    const ines = await signedIn(server, 'ines');
    const seq = tell('ines', { title: 'Come and see <b>this</b>.', path: '/reading' });
    expectWords(
      await ines.get('/inbox'),
      `href="/inbox/${seq}"`,
      'Come and see &lt;b&gt;this&lt;/b&gt;.',
      '1 notice is unread.',
    );
    await ines.send(`/inbox/${seq}`, { method: 'HEAD' });
    expectWords(await ines.get('/inbox'), '1 notice is unread.');
    const answer = await ines.get(`/inbox/${seq}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/reading']);
    expectWords(await ines.get('/inbox'), 'Nothing is unread.');
  });

  test('no notice leads off this site', async () => {
    const ines = await signedIn(server, 'ines');
    const seq = tell('ines', { path: '//evil.example/' });
    expect((await ines.get(`/inbox/${seq}`)).headers.get('location')).toBe('/');
  });

  test('one notice, and all that the page showed, can be marked read', async () => {
    const ines = await signedIn(server, 'ines');
    const first = tell('ines');
    tell('ines');
    const shown = tell('ines');
    const one = await ines.post('/inbox', { form: { do: 'read', notice: String(first) } });
    expect([one.status, one.headers.get('location')]).toEqual([303, '/inbox']);
    expectWords(await ines.get('/inbox'), '2 notices are unread.');
    tell('ines');
    await ines.post('/inbox', { form: { do: 'read-all', upTo: String(shown) } });
    expectWords(await ines.get('/inbox'), '1 notice is unread.');
  });

  test('what cannot be done says why and changes nothing', async () => {
    const ines = await signedIn(server, 'ines');
    tell('ines');
    for (const form of [{ do: 'burn' }, { do: 'read-all' }, { do: 'read-all', upTo: '-1' }, {}])
      expect((await ines.post('/inbox', { form: form as Record<string, string> })).status).toBe(422);
    expect((await ines.post('/inbox', { form: { do: 'read', notice: '99999999' } })).status).toBe(404);
    expectWords(await ines.get('/inbox'), '1 notice is unread.');
  });

  test('further back goes on to read ones, and each is on one page', async () => {
    const learner = await signedIn(server, 'learner');
    const seqs = Array.from({ length: 40 }, () => tell('learner'));
    const found: string[] = [];
    for (let path: string | undefined = '/inbox'; path; ) {
      const { text } = await learner.get(path);
      found.push(...[...text.matchAll(/href="\/inbox\/(\d+)"/g)].map(([, seq = '']) => seq));
      path = /href="(\/inbox\?from=[^"]+)"[^>]*>Further back/.exec(text)?.[1];
    }
    expect(found.slice(0, 40)).toEqual(seqs.map(String).reverse());
    expect(new Set(found).size).toBe(found.length);
  });

  test('nobody sees, follows or marks another’s, and cannot tell it from one that is not there', async () => {
    const seq = tell('ines', { title: 'For Ines alone.' });
    for (const name of ['learner', 'mentor', 'instructor']) {
      const other = await signedIn(server, name);
      expectNoWords(await other.get('/inbox'), 'For Ines alone.');
      const [theirs, none] = [await other.get(`/inbox/${seq}`), await other.get('/inbox/99999999')];
      expect([theirs.status, theirs.text.replaceAll(`/inbox/${seq}`, '/inbox/99999999')]).toEqual([
        404,
        none.text,
      ]);
      expect((await other.post('/inbox', { form: { do: 'read', notice: String(seq) } })).status).toBe(404);
      await other.post('/inbox', { form: { do: 'read-all', upTo: String(seq) } });
    }
    expectWords(await (await signedIn(server, 'ines')).get('/inbox'), '1 notice is unread.');
  });
});

describe('e-mail', () => {
  test('the settings are kept and say where e-mails go', async () => {
    const learner = await signedIn(server, 'learner');
    const page = await learner.get('/inbox/settings');
    expectWords(page, 'learner@example.test', '07:00 UTC');
    expectNoWords(page, 'sends no e-mails');
    expect(page.text).toMatch(/value="digest" checked/);
    const saved = await learner.post('/inbox/settings', { form: { mail: 'never' } });
    expect(saved.status).toBe(303);
    expect((await learner.get('/inbox/settings')).text).toMatch(/value="never" checked/);
    const refused = await learner.post('/inbox/settings', { form: { mail: 'hourly' } });
    expect(refused.status).toBe(422);
    expectWords(refused, 'Choose one of the three ways.');
  });

  test('a notice leaves by SMTP, and the link at its end stops them for whoever has it', async () => {
    const ines = await signedIn(server, 'ines');
    await ines.post('/inbox/settings', { form: { mail: 'at-once' } });
    const seq = tell('ines', { title: 'A letter for Ines.', ago: 2 * 60_000 });
    await vi.waitUntil(() => mail.arrived.length > 0, { timeout: 15_000, interval: 100 });
    const { raw = '', to } = mail.arrived[0] ?? {};
    expect(to).toEqual(['ines@example.test']);
    expect(raw).toContain(`/inbox/${seq}`);
    const [link = ''] = headersOf(raw).get('list-unsubscribe') ?? [];
    const path = new URL(link.slice(1, -1)).pathname;
    const anonymous = new HttpClient(server.url);
    const asked = await anonymous.get(path);
    expect(asked.status).toBe(200);
    expectWords(asked, 'No more e-mails?', 'Send no more');
    expectNoWords(asked, 'Ines', 'ines@', 'A letter');
    expect((await ines.get('/inbox/settings')).text).toMatch(/value="at-once" checked/);
    // As a mail program does it: no origin, no cookie, the one field of RFC 8058.
    const pressed = await sendRaw(Number(new URL(server.url).port), {
      method: 'POST',
      path,
      headers: { host: new URL(server.url).host, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([pressed.status, pressed.headers.location]).toEqual([200, undefined]);
    expect(pressed.body.toString()).toContain('No more e-mails.');
    expectNoWords({ status: 200, headers: new Headers(), text: pressed.body.toString() }, 'Ines', 'ines@');
    expect((await ines.get('/inbox/settings')).text).toMatch(/value="never" checked/);
    expect(server.output()).not.toContain(path);
  });

  test('the button of that page works as well, and a made-up link is not there', async () => {
    const anonymous = new HttpClient(server.url);
    const user = store.users.findByEmail('ines@example.test');
    store.mailWishes.set(user?.id ?? '', 'digest');
    const path = `/unsubscribe/${store.mailWishes.tokenOf(user?.id ?? '', 'digest')}`;
    expect((await anonymous.post(path, { form: {} })).status).toBe(200);
    expect(store.mailWishes.find(user?.id ?? '')).toBe('never');
    for (const method of ['GET', 'POST'])
      expect((await anonymous.send(`/unsubscribe/${'a'.repeat(32)}`, { method })).status).toBe(404);
  });
});

/** Reads a feed until what it said matches, or it ends. */
async function hear(response: Response, until: RegExp | 'end', ms: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('there is no stream');
  let text = '';
  const late = setTimeout(() => void reader.cancel(), ms);
  for (;;) {
    const { done, value } = await reader.read();
    if (value) text += new TextDecoder().decode(value);
    if (done || (until !== 'end' && until.test(text))) break;
  }
  clearTimeout(late);
  await reader.cancel();
  return text;
}

describe('the feed', () => {
  test('says a new notice, with the number to resume from, and nothing of another’s', async () => {
    const ines = await signedIn(server, 'ines');
    const response = await ines.open('/api/notices/feed');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    tell('learner', { title: 'For the learner alone.' });
    const seq = tell('ines', { title: 'A line\nbreak "here".' });
    const text = await hear(response, /event: notice[\s\S]*\n\n/, 5000);
    expect(text).toMatch(/^id: \d+\nevent: unread\ndata: \{"unread":0\}\n\n/);
    expect(text).toContain(
      `id: ${seq}\nevent: notice\ndata: ${JSON.stringify({ title: 'A line\nbreak "here".', path: '/work', unread: 1 })}\n\n`,
    );
    expect(text).not.toContain('For the learner');
  });

  test('goes on after the last one that was received', async () => {
    const ines = await signedIn(server, 'ines');
    const [first, second, third] = [tell('ines'), tell('ines'), tell('ines')];
    const headers = { 'last-event-id': String(first) };
    const text = await hear(
      await ines.open('/api/notices/feed', { headers }),
      /event: unread[\s\S]*\n\n/,
      5000,
    );
    expect([...text.matchAll(/id: (\d+)\nevent: notice/g)].map(([, id]) => Number(id))).toEqual([
      second,
      third,
    ]);
  });

  test('a seventh line of one person is refused, and a closed one makes room', async () => {
    const learner = await signedIn(server, 'learner');
    const aborts = Array.from({ length: 6 }, () => learner.open('/api/notices/feed'));
    const lines = await Promise.all(aborts);
    const seventh = await learner.get('/api/notices/feed');
    expect([seventh.status, seventh.headers.get('retry-after')]).toEqual([503, '30']);
    expect((await (await signedIn(server, 'ines')).open('/api/notices/feed')).status).toBe(200);
    await Promise.all(lines.map((line) => line.body?.cancel()));
    await vi.waitUntil(
      async () => {
        const again = await learner.open('/api/notices/feed');
        await again.body?.cancel();
        return again.status === 200;
      },
      { timeout: 5000, interval: 200 },
    );
  });

  test('ends within fifteen seconds of the session', async () => {
    const visitor = new HttpClient(server.url);
    await visitor.logIn('ines@example.test');
    const response = await visitor.open('/api/notices/feed');
    await visitor.post('/log-out', { form: {} });
    const begunAt = performance.now();
    await hear(response, 'end', 20_000);
    expect(performance.now() - begunAt).toBeLessThan(15_000);
  });
});
