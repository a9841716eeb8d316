import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freePort } from '../support/start-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const DOCTOR = fileURLToPath(new URL('../../src/cli/doctor.ts', import.meta.url));

function runDoctor(env: Record<string, string>, ...args: string[]) {
  const dataDir = tempFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [DOCTOR, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr, dataDir };
}

describe('npm run doctor', () => {
  it('says of each part what it found, and leaves nothing behind', () => {
    const { status, stdout, dataDir } = runDoctor({ WALL: 'permission' });
    expect(stdout).toMatch(/^● node +24\./m);
    expect(stdout).toMatch(/^● sqlite +3\./m);
    expect(stdout).toContain(`${dataDir} can be written`);
    expect(stdout).toMatch(/^● engine +quickjs/m);
    expect(stdout).toMatch(/^● mail +not configured \(SMTP_URL, MAIL_FROM, PUBLIC_URL\)/m);
    expect(stdout).toMatch(/^● worker +passed its self-test/m);
    expect(stdout).toMatch(/^(● bwrap +\/|✕ bwrap +missing; Debian: apt-get install bubblewrap)/m);
    expect(stdout).toMatch(/^(● unshare +\/|✕ unshare +missing; Debian: apt-get install util-linux)/m);
    expect(stdout).toMatch(/^● wall permission +stands/m);
    expect(stdout).toMatch(/^ {4}read-file +◐ the planted text +● ERR_ACCESS_DENIED$/m);
    expect(status).toBe(0);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('gives the same as JSON, and ends with 1 when less stands than is required', () => {
    const { status, stdout } = runDoctor({ WALL: 'permission', WALL_REQUIRED: 'full' }, '--json');
    const found = JSON.parse(stdout);
    expect([status, found.ok, found.level]).toEqual([1, false, 'permission']);
    expect(found.findings).toContainEqual({
      name: 'wall',
      ok: false,
      says: 'permission; WALL_REQUIRED=full',
    });
    const refused = { attempt: 'read-file', happened: false, saw: 'ERR_ACCESS_DENIED' };
    expect(found.walls[0].together).toContainEqual(refused);
  });

  it('says whether the mail server answers, without its password', async () => {
    const mail = { MAIL_FROM: 'a@example.edu', PUBLIC_URL: 'https://holdfast.example.edu' };
    const SMTP_URL = `smtp://user:secret@127.0.0.1:${await freePort()}`;
    const { status, stdout } = runDoctor({ WALL: 'permission', SMTP_URL, ...mail });
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/^✕ mail +127\.0\.0\.1:\d+ takes no e-mails/m),
    ]);
    expect(stdout).not.toContain('secret');
    const half = runDoctor({ WALL: 'permission', SMTP_URL });
    expect(half.stderr).toContain('MAIL_FROM: ');
    expect(half.stderr).not.toContain('secret');
  });

  it('calls no machine well on which nothing stands, and makes no data folder', () => {
    const folder = tempFolder();
    const { status, stdout } = runDoctor({ WALL: 'none', DATA_DIR: join(folder, 'data') });
    expect([status, stdout]).toEqual([1, expect.stringContaining('is made at the first start')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says how it is called', () => {
    const { status, stderr } = runDoctor({}, '--all');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^Usage: npm run doctor/)]);
  });
});
