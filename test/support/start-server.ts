import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copySeeded } from './seeded-data.ts';

const START = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));
/** By content of the exercise, stage and secret, as a server keeps them (`npm run test:full` measures them again). */
const MEASURED = fileURLToPath(new URL('./measured', import.meta.url));
/** Of every server that tests start. */
export const SECRET = 'ab'.repeat(32);
const READY = /^Holdfast is ready at (\S+)$/m;

export interface RunningServer {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Sends SIGTERM and waits. Throws unless the server ends by itself with exit code 0. Removes the data folder. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  env?: Record<string, string>;
  /** An existing data folder; it is then left in place. A temporary one unless given, in which the demo work is graded. */
  dataDir?: string;
}

/** Starts the real server (`npm start` without set-up) on a free port, with demo accounts and work. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await aSeededFolder());
  const port = String(await freePort());
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir, NODE_ENV: 'production', ...options.env };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const url = await whenReady(child, () => output);
  const stop = async () => {
    const code = await endOf(child, 'SIGTERM');
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the server ended with ${code} after SIGTERM:\n${output}`);
  };
  return { url, dataDir, process: child, output: () => output, stop };
}

/**
 * A data folder with a secret that is always the same, and with what was measured under it of the fixed programs: that takes
 * longer than most of what is tested, and changes only with the exercises. What `measured/` lacks is measured anew.
 */
export function aDataFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-data-'));
  fillDataFolder(dataDir);
  return dataDir;
}

function fillDataFolder(dataDir: string): void {
  writeFileSync(join(dataDir, 'secret'), SECRET, { mode: 0o600 });
  cpSync(MEASURED, join(dataDir, 'cache', 'anchors'), { recursive: true });
}

async function aSeededFolder(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-data-'));
  await copySeeded(dataDir, async (first) => {
    fillDataFolder(first);
    const { stop } = await startServer({ dataDir: first });
    return stop;
  });
  return dataDir;
}

/** Sends a signal and gives the exit code, or the name of the signal that ended it. */
export function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string | null> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve) => {
    child.once('exit', (code, endedBy) => resolve(code ?? endedBy));
    child.kill(signal);
  });
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function whenReady(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = READY.exec(output())?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server did not start (exit ${code}):\n${output()}`)));
  });
}
