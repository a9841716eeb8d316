import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildWall } from '#server/wall/build-wall';
import type { WallLevel } from '#server/wall/level';
import { gradingGrounds, workerEntry } from '#server/worker-entry';
import { checkoutWithLinkedModules } from '../../support/copied-checkout.ts';
import { type FrozenExercise, frozenExercise } from '../../support/frozen-exercise.ts';
import { startWorker } from '../../support/start-worker.ts';
import { sharedFolder } from '../../support/temp-folder.ts';
import { aGround, LEVELS } from './support.ts';

async function receiptBehind(level: WallLevel, { versionsDir, versionDir, starter }: FrozenExercise) {
  const { worker } = startWorker(workerEntry(buildWall(level, gradingGrounds(versionsDir))));
  const job = {
    runId: 'run',
    versionDir,
    version: 1,
    stage: 1,
    files: [...starter],
    secret: 'ab'.repeat(32),
  };
  const outcome = await worker.grade(job, () => undefined);
  if (outcome.kind === 'failed') throw new Error(outcome.fault);
  return outcome.report.receipt;
}

/** What the kernel keeps as the environment of each process below ours: names by process. */
function environmentsBelow(parent: number): string[][] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
  return children.flatMap((pid) => [namesIn(pid), ...environmentsBelow(pid)]);
}

function parentOf(pid: number): number | undefined {
  try {
    // The name of the program, in brackets, may hold anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch (error) {
    // It ended since the folder was listed.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function namesIn(pid: number): string[] {
  const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return lines.map((line) => line.split('=', 1)[0] ?? '');
}

/** One version and the receipt that its starter gets without a wall: what every wall is held against. */
const exercise = await frozenExercise({}, sharedFolder());
let bare: ReturnType<typeof receiptBehind> | undefined;

for (const { level, isMissing, title } of LEVELS) {
  describe.skipIf(isMissing)(`a grading process behind the wall ${title}`, () => {
    it('gives a submission the receipt that it gets without one', async () => {
      bare ??= receiptBehind('none', exercise);
      expect(await receiptBehind(level, exercise)).toEqual(await bare);
    }, 60_000);

    it('has nothing of the server’s environment, nor has any process around it', async () => {
      const { grounds } = aGround();
      const { ready } = startWorker(workerEntry(buildWall(level, grounds)));
      await ready;
      const names = new Set(environmentsBelow(process.pid).flat());
      expect([...names].filter((name) => !/^(NODE_CHANNEL_.*|PWD|OLDPWD|SHLVL|_)$/.test(name))).toEqual([]);
      expect(names).toContain('NODE_CHANNEL_FD');
    });

    it('gets ready where node_modules is a link', async () => {
      const { readable, worker } = checkoutWithLinkedModules();
      const launch = buildWall(level, { readable })(worker);
      await startWorker({ launch, deadlineMs: 20_000 }).ready;
    });

    it('is gone when the server stops it, with everything around it', async () => {
      const { grounds } = aGround();
      const { worker, ready } = startWorker(workerEntry(buildWall(level, grounds)));
      await ready;
      await worker.stop();
      await expect.poll(() => environmentsBelow(process.pid), { timeout: 2_000 }).toEqual([]);
    });
  });
}
