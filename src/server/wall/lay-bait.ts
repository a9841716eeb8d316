import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bait } from './attempts.ts';

const TOKEN_BYTES = 16;
/** A victim that is forgotten ends by itself. */
const VICTIM_SECONDS = '30';

/** Something outside for a walled process to go for. */
export interface LaidBait extends Bait {
  /** Whether the process outside was killed by somebody else. */
  isVictimDead(): boolean;
  remove(): Promise<void>;
}

/**
 * Lays out what an escape would find: a file in `folder` (where the real secrets are kept), a port that answers on
 * loopback, and a process with a secret in its environment. Of each probe's own, so that two do not meet.
 */
export async function layBait(folder: string): Promise<LaidBait> {
  const dir = mkdtempSync(join(folder, 'bait-'));
  const token = randomBytes(TOKEN_BYTES).toString('hex');
  const file = join(dir, 'file');
  writeFileSync(file, token);
  const listener = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  const victim = spawn('sleep', [VICTIM_SECONDS], { env: { HOLDFAST_BAIT: token }, stdio: 'ignore' });
  const remove = async () => {
    victim.kill('SIGKILL');
    rmSync(dir, { recursive: true });
    await new Promise((resolve) => listener.close(resolve));
  };
  try {
    await Promise.all([once(listener, 'listening'), once(victim, 'spawn')]);
  } catch (error) {
    await remove();
    throw error;
  }
  const address = listener.address();
  return {
    file,
    token,
    folders: [dir, tmpdir()],
    port: typeof address === 'object' && address ? address.port : 0,
    pid: victim.pid ?? 0,
    isVictimDead: () => hasEnded(victim),
    remove,
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
