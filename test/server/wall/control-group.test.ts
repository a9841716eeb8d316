import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWall } from '#server/wall/build-wall';
import { openControlGroups } from '#server/wall/control-group';
import { workerEntry } from '#server/worker-entry';
import { startWorker } from '../../support/start-worker.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { aGround } from './support.ts';

const LIMITS = { memoryBytes: 512 * 1024 * 1024, tasks: 64 };
/** Tests make no control groups of their own accord: whoever runs them names one that they may divide. */
const HANDED_OVER = process.env['GRADING_CGROUP'];

describe('control groups', () => {
  it('are not asked for by default', async () => {
    expect((await openControlGroups([], LIMITS)).entrances).toEqual([]);
  });

  it('a folder that is none is refused with what to do, and nothing is left in it', async () => {
    const folder = tempFolder();
    await expect(openControlGroups([folder], LIMITS)).rejects.toThrow(
      /neither a memory nor a pids.*leave it out/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a folder that is not there is refused with what to do', async () => {
    const opening = openControlGroups(['/nowhere/group'], LIMITS);
    await expect(opening).rejects.toThrow(/^GRADING_CGROUP=\/nowhere\/group cannot be used: ENOENT/);
  });
});

describe.skipIf(!HANDED_OVER)(
  `a control group${HANDED_OVER ? '' : ' (skipped: GRADING_CGROUP names none)'}`,
  () => {
    it('holds every grading process and is removed after them', async () => {
      const groups = await openControlGroups((HANDED_OVER ?? '').split(','), LIMITS);
      onTestFinished(() => groups.close());
      const { grounds } = aGround();
      const wall = buildWall('permission', { ...grounds, groups: groups.entrances });
      const { worker, ready } = startWorker(workerEntry(wall));
      await ready;
      const [entrance = ''] = groups.entrances;
      expect(readFileSync(entrance, 'utf8').trim().split('\n')).toHaveLength(1);
      await worker.stop();
      await groups.close();
      expect(existsSync(join(entrance, '..'))).toBe(false);
    });
  },
);
