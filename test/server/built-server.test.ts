import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HttpClient, sendRaw } from '../support/http.ts';
import { aDataFolder, endOf, freePort, type RunningServer, startServer } from '../support/start-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const START = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));
const SLUG = 'support-assistant';

/** Signs in as the demo learner and sends the starter in; gives the path of its progress. */
async function submitStarter(client: HttpClient): Promise<string> {
  await client.logIn('learner@example.test');
  const { files } = JSON.parse((await client.get(`/api/workspaces/${SLUG}/1`)).text);
  const json = { slug: SLUG, stage: 1, files, idempotencyKey: randomUUID() };
  const answer = await client.post('/api/submissions', { json });
  expect(answer.status).toBe(202);
  return `/api/submissions/${JSON.parse(answer.text).submissionId}/progress`;
}

async function stateOf(client: HttpClient, progress: string): Promise<unknown> {
  return JSON.parse((await client.get(progress)).text).state;
}

describe('a running server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('is healthy once a grading worker is up', async () => {
    const client = new HttpClient(server.url);
    await expect.poll(async () => (await client.get('/healthz')).status, { timeout: 10_000 }).toBe(200);
    expect(JSON.parse((await client.get('/healthz')).text)).toEqual({
      ok: true,
      checks: { database: 'ok', grading: 'ok' },
      wall: expect.stringMatching(/^(permission|namespaces|full)$/),
    });
  });

  it('lets the demo accounts in and keeps what they see out of every cache', async () => {
    for (const who of ['learner', 'mentor', 'instructor']) {
      const client = new HttpClient(server.url);
      await client.logIn(`${who}@example.test`);
      const { status, headers } = await client.get('/work');
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
  });

  it('shows a designed page where there is none', async () => {
    const { status, text } = await new HttpClient(server.url).get('/no-such-page');
    expect(status).toBe(404);
    expect(text).toContain('<link rel="stylesheet"');
  });

  it('grades what is sent in', async () => {
    const client = new HttpClient(server.url);
    const progress = await submitStarter(client);
    await expect.poll(() => stateOf(client, progress), { timeout: 25_000, interval: 200 }).toBe('graded');
  });

  it('refuses a change that comes from another site, and does nothing', async () => {
    const client = new HttpClient(server.url);
    const form = { email: 'learner@example.test', password: 'holdfast demo' };
    const answer = await client.post('/log-in', { form, headers: { origin: 'https://evil.example' } });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('keeps its secret to its owner', () => {
    const file = join(server.dataDir, 'secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says in one line that a port is taken, and what to do', () => {
    const { port } = new URL(server.url);
    const env = { ...process.env, PORT: port, DATA_DIR: tempFolder() };
    const second = spawnSync(process.execPath, [START], { env, encoding: 'utf8', timeout: 25_000 });
    expect(second.status).toBe(1);
    expect(second.stderr.trim()).toBe(
      `Port ${port} is taken. Stop what runs there, or choose another: PORT=${Number(port) + 1} npm start`,
    );
  });
});

describe('a server behind a proxy that ends TLS', () => {
  it('takes forms from the public origin only', async () => {
    const publicOrigin = 'https://holdfast.example.edu';
    const port = String(await freePort());
    const server = await startServer({ env: { PUBLIC_ORIGIN: publicOrigin, SEED_DEMO: '1', PORT: port } });
    onTestFinished(() => server.stop());
    expect(server.url).toBe(publicOrigin);
    const logIn = (origin: string) =>
      sendRaw(Number(port), {
        path: '/log-in',
        method: 'POST',
        headers: {
          host: 'holdfast.example.edu',
          origin,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'email=learner%40example.test&password=holdfast%20demo',
      });
    expect((await logIn(publicOrigin)).status).toBe(303);
    expect((await logIn('http://holdfast.example.edu')).status).toBe(403);
  }, 60_000);
});

describe('a server behind a lower wall than could be', () => {
  it('says so in its first lines and on its health page', async () => {
    const server = await startServer({ env: { WALL: 'permission', LOG_LEVEL: 'info' } });
    onTestFinished(() => server.stop());
    expect(server.output()).toMatch(/^\{.*"wall":"permission".*"grading stands behind a wall"\}$/m);
    expect(server.output()).toMatch(/^ {2}Wall +permission/m);
    expect(JSON.parse((await new HttpClient(server.url).get('/healthz')).text).wall).toBe('permission');
  }, 60_000);
});

describe('a server that cannot start', () => {
  it('refuses in one line to grade behind less than is required', () => {
    const settings = { PORT: '4471', DATA_DIR: tempFolder(), WALL: 'permission', WALL_REQUIRED: 'full' };
    const { status, stderr } = spawnSync(process.execPath, [START], {
      env: { ...process.env, ...settings },
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain('Grading is refused: WALL_REQUIRED=full');
  });

  it('says which data folder it cannot write', () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    const env = { ...process.env, PORT: '4419', DATA_DIR: join(file, 'data') };
    const { status, stderr } = spawnSync(process.execPath, [START], {
      env,
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain(`The data folder ${file}/data cannot be written (ENOTDIR).`);
  });

  it('says which setting is wrong', () => {
    const env = { ...process.env, PORT: 'http', DATA_DIR: tempFolder() };
    const { status, stderr } = spawnSync(process.execPath, [START], {
      env,
      encoding: 'utf8',
      timeout: 25_000,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Wrong settings in the environment:\nPORT: /);
  });
});

describe('a server that is killed while it grades', () => {
  it('grades the run after the next start, and the learner has one attempt', async () => {
    const dataDir = aDataFolder();
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const first = await startServer({ dataDir });
    onTestFinished(() => endOf(first.process, 'SIGKILL').then(() => undefined));
    const before = new HttpClient(first.url);
    const progress = await submitStarter(before);
    await endOf(first.process, 'SIGKILL');

    const second = await startServer({ dataDir });
    onTestFinished(() => second.stop());
    const client = new HttpClient(second.url);
    await client.logIn('learner@example.test');
    await expect.poll(() => stateOf(client, progress), { timeout: 25_000, interval: 200 }).toBe('graded');
  }, 60_000);
});

describe('a server that is asked to stop', () => {
  it('ends with 0 while it grades and while an event stream is open', async () => {
    const server = await startServer();
    const client = new HttpClient(server.url);
    const progress = await submitStarter(client);
    const events = await client.open(progress.replace(/progress$/, 'events'));
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    await server.stop();
    expect(await events.text()).toContain('event: progress');
  }, 60_000);
});
