// Plain JavaScript without dependencies: set-up runs it before anything is installed, on the system's Node.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POLL_MS = 200;
/** A lock whose owner has not signed it within this time was left by a process that died in between. */
const UNSIGNED_MS = 10_000;

/**
 * Runs `work` while this process alone holds the folder `path`; others wait, with no time limit, as long as the
 * owner lives. A lock whose owner has died is taken over.
 *
 * @template T
 * @param {string} path folder that stands for the lock; its parent must exist
 * @param {() => T} work runs to its end, also when it returns a promise
 * @param {() => void} [onWait] called once if somebody else holds the lock
 * @returns {Promise<Awaited<T>>}
 */
export async function withFolderLock(path, work, onWait) {
  let told = false;
  while (!tryLock(path)) {
    if (!told) onWait?.();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (isAbandoned(path)) rmSync(path, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(path, 'owner'), String(process.pid));
  return true;
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    const owner = Number(readFileSync(join(path, 'owner'), 'utf8'));
    return owner > 0 && !isAlive(owner);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since > UNSIGNED_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
