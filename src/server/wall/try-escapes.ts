import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Attempt, Bait, Sighting } from './attempts.ts';

// Runs inside a wall and tries to get out. It says how far it got, then makes its last attempt, which the other side
// judges by the victim: a process that is killed cannot say so.

/** Names that shells and our own channel put into an environment. Anything else came from outside. */
const OWN_NAMES = new Set([
  'PWD',
  'OLDPWD',
  'SHLVL',
  '_',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
]);
const CONNECT_MS = 1_000;

process.once('message', async (bait: Bait) => {
  const seen = [
    await attempt('read-file', () => readBait(bait)),
    await attempt('write-file', () => writeAnywhere(bait.folders)),
    await attempt('start-program', startProgram),
    await attempt('read-environment', readEnvironments),
    await attempt('connect-loopback', () => connectTo(bait.port)),
    await attempt('open-socket', openSocket),
  ];
  process.send?.(seen, () => {
    attempt('kill-process', async () => String(process.kill(bait.pid, 'SIGKILL'))).finally(() =>
      process.disconnect(),
    );
  });
});

/** `work` gives what it got hold of, and throws when it was refused. */
async function attempt(name: Attempt, work: () => Promise<string> | string): Promise<Sighting> {
  try {
    return { attempt: name, happened: true, saw: await work() };
  } catch (error) {
    return { attempt: name, happened: false, saw: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}

function readBait({ file, token }: Bait): string {
  if (readFileSync(file, 'utf8') !== token) throw new Error('another file');
  return 'the planted text';
}

function writeAnywhere(folders: readonly string[]): string {
  const refusals = folders.map((folder) => {
    const path = join(folder, randomUUID());
    try {
      writeFileSync(path, 'x');
      return undefined;
    } catch (error) {
      return codeOf(error);
    } finally {
      removeQuietly(path);
    }
  });
  if (refusals.includes(undefined)) return 'a byte was written';
  throw new Error(refusals.join(', '));
}

/** Whether there is anything to remove, and whether removing is allowed, says nothing more. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ERR_ACCESS_DENIED' && codeOf(error) !== 'EROFS') throw error;
  }
}

/** This Node is the one program that is there behind every wall. It inherits its streams: not every wall has a /dev/null. */
function startProgram(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(`it ended (${signal ?? `exit ${code}`})`));
  });
}

/** Looks for variables from outside in every environment there is, its own and that of process 1 included. */
function readEnvironments(): string {
  if (Object.keys(process.env).some((name) => !OWN_NAMES.has(name))) return 'a variable of its own';
  const refusals = new Set<string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (isFromOutside(readFileSync(`/proc/${pid}/environ`, 'utf8'))) return `a variable of process ${pid}`;
    } catch (error) {
      refusals.add(codeOf(error));
    }
  }
  throw new Error(['nothing', ...refusals].join(', '));
}

function isFromOutside(environment: string): boolean {
  const names = environment.split('\0').map((line) => line.split('=', 1)[0] ?? '');
  return names.some((name) => name !== '' && !OWN_NAMES.has(name));
}

function connectTo(port: number): Promise<string> {
  return settle(connect({ port, host: '127.0.0.1', timeout: CONNECT_MS }));
}

function settle(socket: Socket): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    socket.once('connect', () => resolve('it connected'));
    socket.once('timeout', () => reject(new Error('no answer')));
    socket.once('error', reject);
  }).finally(() => socket.destroy());
}

/** A socket without a file, so that only a refusal of sockets themselves can prevent it. */
function openSocket(): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(`\0holdfast-${randomUUID()}`, () => server.close(() => resolve('it listens')));
  });
}
