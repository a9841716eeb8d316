import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const cli = fileURLToPath(new URL('../../src/cli/', import.meta.url));

/** Stands in for npm: notes each call, then installs a Node that runs, or one that does not, or fails. */
const FAKE_NPM = `
const { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
const wish = process.env.FAKE_NPM;
if (wish === 'offline') { console.error('npm error code ENOTFOUND\\nnpm error network request failed'); process.exit(1); }
if (wish === 'broken') { console.error('npm error EUSAGE'); process.exit(1); }
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/.bin', { recursive: true });
if (wish === 'alien-node') writeFileSync('node_modules/.bin/node', 'no program', { mode: 0o755 });
else symlinkSync(process.execPath, 'node_modules/.bin/node');
`;

/** A checkout with nothing but set-up, a lockfile and the stand-in. */
function aCheckout(): string {
  const root = tempFolder();
  mkdirSync(join(root, 'src', 'cli'), { recursive: true });
  for (const file of ['setup.mjs', 'folder-lock.mjs'])
    cpSync(join(cli, file), join(root, 'src', 'cli', file));
  writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
  writeFileSync(join(root, 'fake-npm.cjs'), FAKE_NPM);
  return root;
}

function setUp(
  root: string,
  wish = '',
  ...flags: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, npm_execpath: join(root, 'fake-npm.cjs'), FAKE_NPM: wish };
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'setup.mjs'), ...flags], {
    cwd: root,
    env,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

function callsOf(root: string): string[] {
  const file = join(root, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

describe('set-up', () => {
  it('installs what the lockfile says, without strangers’ scripts, and once only', async () => {
    const root = aCheckout();
    expect((await setUp(root)).code).toBe(0);
    expect((await setUp(root)).out).toBe('');
    expect(callsOf(root)).toEqual([
      'ci --no-audit --no-fund --loglevel=error --include=dev --include=optional --ignore-scripts',
    ]);
  });

  it('installs again when the lockfile has changed', async () => {
    const root = aCheckout();
    await setUp(root);
    writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    await setUp(root);
    expect(callsOf(root)).toHaveLength(2);
  });

  it('installs once when two commands start together', async () => {
    const root = aCheckout();
    const both = await Promise.all([setUp(root), setUp(root)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(callsOf(root)).toHaveLength(1);
  });

  it('says in one line that the registry cannot be reached, and tries again the next time', async () => {
    const root = aCheckout();
    const { code, err } = await setUp(root, 'offline');
    expect(code).toBe(1);
    expect(err.trim()).toBe(
      'Set-up could not reach the package registry (ENOTFOUND). Go online and run the same command again.',
    );
    expect((await setUp(root)).code).toBe(0);
  });

  it('passes on what else npm complains of', async () => {
    const { code, err } = await setUp(aCheckout(), 'broken');
    expect([code, err.includes('EUSAGE')]).toEqual([1, true]);
  });

  it('leaves the system’s Node in charge where the pinned one does not run', async () => {
    const root = aCheckout();
    expect((await setUp(root, 'alien-node')).code).toBe(0);
    expect(existsSync(join(root, 'node_modules', '.bin', 'node'))).toBe(false);
  });

  it('prints nothing when it is told to be quiet', async () => {
    expect((await setUp(aCheckout(), '', '--quiet')).out).toBe('');
  });
});
