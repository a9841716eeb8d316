import { randomBytes } from 'node:crypto';
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartProblem } from './start-problem.ts';

const SECRET_BYTES = 32;
const SECRET = /^[0-9a-f]{64}$/;

/**
 * Makes the data folder ready: database, published versions and the deployment secret live in it, readable by its owner
 * alone. Returns its absolute path.
 *
 * @throws StartProblem that says what to do when the folder cannot be written
 */
export function openDataFolder(dir: string): string {
  const path = resolve(dir);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : error;
    throw new StartProblem(
      `The data folder ${path} cannot be written (${why}). Give it to this user, or set DATA_DIR to another folder.`,
    );
  }
  return path;
}

/**
 * The deployment secret, 64 hex digits, made at the first call. Hidden seeds and worlds are drawn with it, so whoever reads
 * the repository does not know them; losing the file changes every hidden suite.
 *
 * @throws StartProblem when the file holds something else
 */
export function deploymentSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  const known = readIfThere(file) ?? createSecret(file);
  if (SECRET.test(known)) return known;
  throw new StartProblem(
    `${file} does not hold a secret of 64 hex digits. Restore it from a backup; a new one changes every hidden suite.`,
  );
}

/** Written whole under another name first: a crash leaves no half secret, and of two processes the first one wins. */
function createSecret(file: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(SECRET_BYTES).toString('hex'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
