import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Front, type PageHandler } from '#server/front';
import { loadStaticFiles } from '#server/static-files';
import { WorldFiles } from '#server/world-files';
import { sendRaw } from '../support/http.ts';
import { freePort } from '../support/start-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HASH = 'a1'.repeat(32);

/** Pages that echo what reached them; `/slow` waits, `/events` streams, `/flood` streams a lot, `/boom` breaks, `/none` has no route. */
const pages: PageHandler = async (req, res, next, { address }) => {
  const path = req.url ?? '';
  if (path === '/none' || path === '/api/none' || path === '/404' || path.startsWith('/worlds/'))
    return next();
  if (path === '/boom') throw new Error('secret detail');
  if (path === '/slow') await new Promise((resolve) => setTimeout(resolve, 300));
  if (path === '/events') {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: 1\n\n');
    return;
  }
  if (path === '/flood') {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let n = 0; n < 400; n += 1) res.write(`data: ${'x'.repeat(64 * 1024)}\n\n`);
    return;
  }
  const body = 'body' in req && Buffer.isBuffer(req.body) ? req.body.byteLength : null;
  const { origin, cookie } = req.headers;
  res.end(
    JSON.stringify({ path, address, body, ...(path.startsWith('/unsubscribe/') && { origin, cookie }) }),
  );
};

async function openFront(
  { publicOrigin, trustedProxies = [], log = pino({ level: 'silent' }) } = {} as {
    publicOrigin?: string;
    trustedProxies?: string[];
    log?: pino.Logger;
  },
) {
  const folder = tempFolder();
  mkdirSync(join(folder, 'client', '_astro'), { recursive: true });
  writeFileSync(join(folder, 'client', '_astro', 'app.js'), 'let a = 1;');
  writeFileSync(join(folder, 'client', '_astro', 'app.js.gz'), gzipSync('let a = 1;'));
  writeFileSync(join(folder, 'client', 'robots.txt'), 'User-agent: *');
  mkdirSync(join(folder, 'versions', HASH), { recursive: true });
  writeFileSync(join(folder, 'versions', HASH, 'practice.js'), 'export default {};');
  writeFileSync(join(folder, 'versions', HASH, 'hidden.mjs'), 'the hidden suite');
  const services: Partial<App.Locals['services']> = {
    health: () => ({ ok: true, checks: { database: 'ok' } }),
  };
  const port = await freePort();
  const front = new Front({
    pages,
    files: loadStaticFiles(join(folder, 'client')),
    worlds: new WorldFiles(folder),
    services: services as App.Locals['services'],
    address: { host: '127.0.0.1', port, publicOrigin },
    trustedProxies: new Set(trustedProxies),
    log,
  });
  await front.listen();
  onTestFinished(() => front.drain());
  return { front, port, origin: `http://127.0.0.1:${port}` };
}

describe('the front server', () => {
  it('answers for its own host names and refuses every other', async () => {
    const { port } = await openFront();
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect((await sendRaw(port, { headers: { host } })).status).toBe(200);
    }
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      expect((await sendRaw(port, { headers: { host } })).status).toBe(421);
    }
  });

  it('answers for the public origin when there is one', async () => {
    const { port } = await openFront({ publicOrigin: 'https://holdfast.example.edu' });
    const headers = { host: 'holdfast.example.edu', origin: 'https://holdfast.example.edu' };
    expect((await sendRaw(port, { headers, method: 'POST' })).status).toBe(200);
    expect(
      (
        await sendRaw(port, {
          headers: { ...headers, origin: 'http://holdfast.example.edu' },
          method: 'POST',
        })
      ).status,
    ).toBe(403);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'takes %s only from a page of its own, JSON included',
    async (method) => {
      const { port, origin } = await openFront();
      const status = async (headers: Record<string, string>) =>
        (
          await sendRaw(port, {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            body: '{}',
          })
        ).status;
      expect(await status({ origin })).toBe(200);
      expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200);
      expect(await status({})).toBe(403);
      expect(await status({ origin: 'http://evil.example' })).toBe(403);
      expect(await status({ origin: 'null' })).toBe(403);
      expect(await status({ origin: `http://localhost:${port + 1}` })).toBe(403);
      expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
      expect(await status({ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' })).toBe(403);
    },
  );

  it('lets a mail program press the button behind a link, as nobody', async () => {
    const { port, origin } = await openFront();
    const press = async (path: string, headers: Record<string, string>, method = 'POST') => {
      const answer = await sendRaw(port, { method, path, headers: { cookie: 'session=1', ...headers } });
      return answer.status === 200 ? JSON.parse(answer.body.toString()) : answer.status;
    };
    expect(await press('/unsubscribe/abc', {})).toMatchObject({ origin });
    expect(await press('/unsubscribe/abc', {})).not.toHaveProperty('cookie');
    const foreign = { origin: 'http://evil.example' };
    expect(await press('/unsubscribe/abc', foreign)).toMatchObject({ origin });
    expect(await press('/unsubscribe/abc', foreign)).not.toHaveProperty('cookie');
    expect(await press('/unsubscribe/abc', { origin })).toMatchObject({ cookie: 'session=1' });
    for (const path of [
      '/unsubscribe/',
      '/unsubscribe',
      '/unsubscribe/a/b',
      '/unsubscribe/a%2Fb',
      '/inbox/unsubscribe/a',
    ])
      expect(await press(path, {})).toBe(403);
    expect(await press('/unsubscribe/abc', foreign, 'DELETE')).toBe(403);
  });

  it('drops a client that keeps an event stream open and does not read it', async () => {
    const { port } = await openFront();
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /flood HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    socket.on('error', () => undefined);
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    let bytes = 0;
    socket.on('data', (data) => {
      bytes += data.byteLength;
    });
    socket.resume();
    await once(socket, 'close');
    expect(bytes).toBeLessThan(400 * 64 * 1024);
  });

  it('refuses methods that nothing here uses', async () => {
    const { port, origin } = await openFront();
    expect((await sendRaw(port, { method: 'TRACE', headers: { origin } })).status).toBe(405);
    expect((await sendRaw(port, { method: 'OPTIONS', headers: { origin } })).status).toBe(405);
  });

  it('passes on a body of one megabyte and refuses one byte more, whatever the length header says', async () => {
    const { port, origin } = await openFront();
    const full = Buffer.alloc(1024 * 1024);
    const ok = await sendRaw(port, { method: 'POST', headers: { origin }, body: full });
    expect(JSON.parse(ok.body.toString())).toMatchObject({ body: full.byteLength });
    const over = Buffer.alloc(full.byteLength + 1);
    expect((await sendRaw(port, { method: 'POST', headers: { origin }, body: over })).status).toBe(413);
    const chunked = { origin, 'transfer-encoding': 'chunked' };
    expect((await sendRaw(port, { method: 'POST', headers: chunked, body: over })).status).toBe(413);
  });

  it('refuses an address that is too long or none of ours', async () => {
    const { port } = await openFront();
    expect((await sendRaw(port, { path: `/${'a'.repeat(2048)}` })).status).toBe(414);
    expect((await sendRaw(port, { path: 'http://evil.example/' })).status).toBe(400);
  });

  it('sends hashed files for ever, compressed where the client takes it', async () => {
    const { port } = await openFront();
    const plain = await sendRaw(port, { path: '/_astro/app.js' });
    expect(plain.body.toString()).toBe('let a = 1;');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-security-policy']).toContain("default-src 'none'");
    const gzip = await sendRaw(port, { path: '/_astro/app.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe('let a = 1;');
    const refused = await sendRaw(port, {
      path: '/_astro/app.js',
      headers: { 'accept-encoding': 'gzip;q=0' },
    });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('answers 304 when the client has the file already', async () => {
    const { port } = await openFront();
    const first = await sendRaw(port, { path: '/robots.txt' });
    expect(first.headers['cache-control']).toBe('no-cache');
    const headers = { 'if-none-match': String(first.headers.etag) };
    const again = await sendRaw(port, { path: '/robots.txt', headers });
    expect([again.status, again.body.byteLength]).toEqual([304, 0]);
  });

  it('gives out the public bundle of a version and nothing else of its folder', async () => {
    const { port } = await openFront();
    expect((await sendRaw(port, { path: `/worlds/${HASH}/practice.js` })).body.toString()).toBe(
      'export default {};',
    );
    const others = [
      'hidden.mjs',
      'exercise.json',
      '../../secret',
      '%2e%2e/practice.js',
      'practice.js/',
      'practice.js%00',
    ];
    for (const name of others)
      expect((await sendRaw(port, { path: `/worlds/${HASH}/${name}` })).status).toBe(404);
    expect((await sendRaw(port, { path: `/worlds/${'b2'.repeat(32)}/practice.js` })).status).toBe(404);
  });

  it('says 404 in JSON under /api/ and as a page elsewhere', async () => {
    const { port } = await openFront();
    const page = await sendRaw(port, { path: '/none' });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const data = await sendRaw(port, { path: '/api/none' });
    expect([data.status, JSON.parse(data.body.toString()).error.kind]).toEqual([404, 'not_found']);
  });

  it('says nothing of what broke', async () => {
    const { port } = await openFront();
    const { status, body } = await sendRaw(port, { path: '/boom' });
    expect(status).toBe(500);
    expect(body.toString()).not.toContain('secret detail');
  });

  it('writes no shared link into its log', async () => {
    const lines: string[] = [];
    const { port } = await openFront({ log: pino({}, { write: (line) => void lines.push(line) }) });
    await sendRaw(port, { path: '/shared/a-secret-token?x=1' });
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    expect(lines.join('')).toContain('/shared/…');
    expect(lines.join('')).not.toContain('secret-token');
  });

  it('sets the security headers on every answer', async () => {
    const { port } = await openFront();
    for (const path of ['/', '/robots.txt', '/none', '/healthz']) {
      expect((await sendRaw(port, { path })).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-request-id': expect.any(String),
      });
    }
  });

  it('tells its health to whoever asks, by any host name', async () => {
    const { port } = await openFront();
    const { status, body } = await sendRaw(port, { path: '/healthz', headers: { host: '10.0.0.7' } });
    expect([status, JSON.parse(body.toString())]).toEqual([200, { ok: true, checks: { database: 'ok' } }]);
  });

  it('believes a forwarding header only from a proxy it was told of', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 7.7.7.7' };
    const open = await openFront();
    expect(JSON.parse((await sendRaw(open.port, { headers })).body.toString()).address).toBe('127.0.0.1');
    const proxied = await openFront({ trustedProxies: ['127.0.0.1'] });
    expect(JSON.parse((await sendRaw(proxied.port, { headers })).body.toString()).address).toBe('7.7.7.7');
  });

  it('finishes a request under way when it drains, and takes no new one', async () => {
    const { front, port } = await openFront();
    const slow = sendRaw(port, { path: '/slow' });
    await expect
      .poll(() => new Promise((resolve) => front.server.getConnections((_, n) => resolve(n))))
      .toBe(1);
    const drained = front.drain();
    expect((await slow).status).toBe(200);
    await drained;
    const socket = connect(port, '127.0.0.1');
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends event streams at once when it drains', async () => {
    const { front, port } = await openFront();
    const stream = sendRaw(port, { path: '/events' });
    await expect
      .poll(() => new Promise((resolve) => front.server.getConnections((_, n) => resolve(n))))
      .toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const startedAt = performance.now();
    await front.drain();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect((await stream).body.toString()).toBe('data: 1\n\n');
  });
});
