import { WorkerProcess } from '#queue/worker-process';
import { createEngine } from '#sandbox/engine-node';
import type { MailConfig } from '../mail/mail-settings.ts';
import { greet } from '../mail/smtp.ts';
import type { Wall } from '../wall/build-wall.ts';
import { workerEntry } from '../worker-entry.ts';
import type { Finding } from './finding.ts';

/** The first that runs TypeScript files as they are and has the permission model without a mark of experiment. */
const OLDEST_NODE = '22.18.0';
/** Before this one two connections that write at once could damage a database. */
const OLDEST_SQLITE = '3.51.3';
const READY_MS = 20_000;

/** `version` as `24.21.0`. */
export function checkNode(version: string): Finding {
  return checkVersion('node', version, OLDEST_NODE, 'run npm ci, which brings the right one');
}

/** `version` as `3.54.1`. */
export function checkSqlite(version: string): Finding {
  return checkVersion('sqlite', version, OLDEST_SQLITE, 'run npm ci, which brings the right one');
}

function checkVersion(name: string, version: string, oldest: string, advice: string): Finding {
  const ok = compareVersions(version, oldest) >= 0;
  return { name, ok, says: ok ? version : `${version} is older than ${oldest}: ${advice}` };
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const differences = (a ?? []).map((part, index) => part - (b?.[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** Whether the engine's file is the pinned one and compiles. */
export async function checkEngine(): Promise<Finding> {
  try {
    return { name: 'engine', ok: true, says: (await createEngine()).id };
  } catch (error) {
    return { name: 'engine', ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

/** Starts a grading process behind the wall and waits until it has passed its self-test. */
export async function checkWorker(wall: Wall): Promise<Finding> {
  const startedAt = performance.now();
  const ended = Promise.withResolvers<string | undefined>();
  const worker = new WorkerProcess(workerEntry(wall), {
    onReady: () => ended.resolve(undefined),
    onExit: (why) => ended.resolve(why),
  });
  const late = setTimeout(() => ended.resolve(`it was not ready within ${READY_MS} ms`), READY_MS);
  const why = await ended.promise;
  clearTimeout(late);
  await worker.stop();
  const ms = Math.round(performance.now() - startedAt);
  return { name: 'worker', ok: why === undefined, says: why ?? `passed its self-test, ready in ${ms} ms` };
}

/** Whether the mail server greets us and takes our password. Nothing is sent. Without one, notices stay in the inbox. */
export async function checkMail(mail: MailConfig | undefined): Promise<Finding> {
  const name = 'mail';
  if (!mail) {
    return {
      name,
      ok: true,
      says: 'not configured (SMTP_URL, MAIL_FROM, PUBLIC_URL): notices are in the inbox only',
    };
  }
  const { server, from, publicUrl } = mail;
  const where = `${server.host}:${server.port}`;
  try {
    await greet(server);
    return { name, ok: true, says: `${where} answers; from ${from.address}, links to ${publicUrl}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name, ok: false, says: `${where} takes no e-mails (${why}): see SMTP_URL` };
  }
}
