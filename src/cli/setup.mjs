// Brings node_modules to what package-lock.json says, before `npm start`, `npm test` and the other commands.
// Plain JavaScript without dependencies: it runs on the system's Node (18 or later) in a fresh clone. The commands
// themselves then run on the Node that the lockfile pins, because npm puts node_modules/.bin first in PATH.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFolderLock } from './folder-lock.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stampFile = join(root, 'node_modules', '.setup-stamp');
const pinnedNode = join(root, 'node_modules', '.bin', 'node');
const isQuiet = process.argv.includes('--quiet');

/** First Node that runs TypeScript files as they are. */
const TYPE_STRIPPING = [22, 18];
const NETWORK_CODES = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;
const INSTALL = [
  'ci',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--include=dev',
  '--include=optional',
  // No package here needs an install script, so strangers' scripts never run.
  '--ignore-scripts',
];

const wanted = stampOf(readFileSync(join(root, 'package-lock.json')));
if (!isInstalled()) {
  // npm empties node_modules first, so the lock lies outside; named after this checkout and user.
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `holdfast-setup-${userInfo().uid}-${name}`);
  try {
    await withFolderLock(lock, install, () => say('Waiting for another set-up of this folder to finish …'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

/** @param {Buffer} lockfile */
function stampOf(lockfile) {
  return createHash('sha256').update(lockfile).update(`${process.platform}-${process.arch}`).digest('hex');
}

function install() {
  if (isInstalled()) return;
  say('Installing packages (once, about half a minute) …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const run = spawnSync(command, [...first, ...INSTALL], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.error)
    throw new Error(
      `Set-up could not start npm (${run.error.message}). Install npm and run the same command again.`,
    );
  if (run.status !== 0) throw new Error(explain(`${run.stderr}\n${run.stdout}`));
  dropPinnedNodeThatDoesNotRun();
  checkNode();
  writeFileSync(stampFile, wanted);
}

/** @param {string} output */
function explain(output) {
  const code = NETWORK_CODES.exec(output)?.[1];
  if (code)
    return `Set-up could not reach the package registry (${code}). Go online and run the same command again.`;
  return `Set-up failed: npm ci said\n${output.trim()}`;
}

/** The pinned Node is built for glibc; elsewhere the system's Node takes over once the link is gone. */
function dropPinnedNodeThatDoesNotRun() {
  if (!existsSync(pinnedNode)) return;
  if (spawnSync(pinnedNode, ['-v']).status !== 0) rmSync(pinnedNode);
}

function checkNode() {
  if (existsSync(pinnedNode)) return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = TYPE_STRIPPING;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(
    `Holdfast needs Node 24 on this machine (${process.platform}-${process.arch}); this is ${process.version}. Install Node 24 and run the same command again.`,
  );
}

/** @param {string} text */
function say(text) {
  if (!isQuiet) console.log(text);
}
