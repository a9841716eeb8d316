import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { aFolder, aStore, aSubmission } from './builders.ts';

const script = fileURLToPath(new URL('./process.ts', import.meta.url));

/** What a process over this store printed, line by line, however it ended. */
function run(file: string, task: string): Promise<{ lines: string[]; signal: string | null }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, file, task], (error, stdout) =>
      resolve({ lines: stdout.split('\n').filter(Boolean), signal: error?.signal ?? null }),
    );
  });
}

test('two processes that empty one queue never get the same run', async () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  const store = aStore(file);
  const queued = Array.from({ length: 60 }, () => aSubmission(store).runId);
  const [one, two] = await Promise.all([run(file, 'claim-all'), run(file, 'claim-all')]);
  expect([...one.lines, ...two.lines].sort()).toEqual(queued.sort());
});

test('a run that was claimed by a process that was killed is there, and is handed out again', async () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  const { runId } = aSubmission(aStore(file));
  const { lines, signal } = await run(file, 'claim-and-die');
  expect({ lines, signal }).toEqual({ lines: [runId], signal: 'SIGKILL' });
  const after = aStore(file);
  expect(after.runs.claimNext('w')).toBeUndefined();
  expect(after.runs.requeueUnfinished()).toBe(1);
  expect(after.runs.claimNext('w')?.runId).toBe(runId);
});

test('a process killed inside a transaction leaves nothing of it', async () => {
  const file = join(aFolder(), 'holdfast.sqlite');
  const store = aStore(file);
  expect((await run(file, 'die-in-transaction')).signal).toBe('SIGKILL');
  expect(store.users.findByEmail('half@example.test')).toBeUndefined();
});
