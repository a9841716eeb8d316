import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { type App, createApp } from '#app';
import type { Result } from '#domain/result';
import { ROLES, type Role } from '#domain/viewer';
import { openDataFolder } from '#server/data-folder';
import { readSettings } from '#server/settings';
import { StartProblem } from '#server/start-problem';

// `npm run admin -- <command>`: what an operator does by hand. It may run beside the server.

const USAGE = `Usage: npm run admin -- <command>

  create-admin <email>       a new account with every right; prints a password, or reads
                             one from standard input with --password-stdin
  set-role <email> <role>    ${ROLES.join(', ')}; ends that person's sessions
  requeue-held               grades again what was held after repeated break-downs of ours

DATA_DIR names the data folder (default .data).`;
const USAGE_EXIT = 2;
const PASSWORD_BYTES = 15;

type Action = (app: App) => Promise<string> | string;

process.exitCode = await main(actionOf(process.argv.slice(2)));

/** What is asked for, or undefined when it is not understood. */
function actionOf([command, email, more, ...rest]: string[]): Action | undefined {
  if (command === 'requeue-held' && email === undefined) return requeueHeld;
  if (!email || rest.length > 0) return undefined;
  if (command === 'set-role') return isRole(more) ? (app) => setRole(app, email, more) : undefined;
  if (command !== 'create-admin') return undefined;
  if (more === undefined) return (app) => createAdmin(app, email, false);
  return more === '--password-stdin' ? (app) => createAdmin(app, email, true) : undefined;
}

async function main(action: Action | undefined): Promise<number> {
  if (!action) return complain(USAGE, USAGE_EXIT);
  try {
    const app = createApp({ dataDir: openDataFolder(readSettings(process.env).dataDir) });
    try {
      console.log(await action(app));
      return 0;
    } finally {
      app.close();
    }
  } catch (error) {
    return complain(error instanceof StartProblem ? error.message : error, 1);
  }
}

async function createAdmin(app: App, email: string, isPasswordGiven: boolean): Promise<string> {
  const password = isPasswordGiven ? await readLine() : randomBytes(PASSWORD_BYTES).toString('base64url');
  const [name = email] = email.split('@', 1);
  insist(await app.services.signUp({ email, name, password }, { address: 'command line' }));
  insist(app.services.setRole(email, 'admin'));
  return isPasswordGiven ? `${email} is now an admin.` : `${email} is now an admin. Password: ${password}`;
}

function setRole(app: App, email: string, role: Role): string {
  const viewer = insist(app.services.setRole(email, role));
  return `${viewer.email} is now: ${viewer.role}.`;
}

function requeueHeld(app: App): string {
  const count = app.grading.requeueHeld();
  return count === 0 ? 'No run is held.' : `${count} held ${count === 1 ? 'run waits' : 'runs wait'} again.`;
}

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  throw new StartProblem('There is no password on standard input.');
}

function isRole(word: string | undefined): word is Role {
  return ROLES.some((role) => role === word);
}

function insist<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new StartProblem(result.refusal.message);
}

function complain(what: unknown, exit: number): number {
  console.error(what);
  return exit;
}
