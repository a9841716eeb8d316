import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ATTEMPTS, REFUSALS } from '#server/wall/attempts';
import { buildWall } from '#server/wall/build-wall';
import { probeWall, tryEscapes } from '#server/wall/probe-wall';
import { aGround, LEVELS, worked } from './support.ts';

const TRY_ESCAPES = fileURLToPath(new URL('../../../src/server/wall/try-escapes.ts', import.meta.url));

describe('without a wall', () => {
  it('every attempt works, so that a probe can fail', async () => {
    const { grounds, outside } = aGround();
    const { bySystem, together } = await probeWall('none', grounds, outside);
    expect(worked(bySystem).toSorted()).toEqual(ATTEMPTS.toSorted());
    expect(worked(together).toSorted()).toEqual(ATTEMPTS.toSorted());
  });
});

for (const { level, isMissing, title } of LEVELS) {
  describe.skipIf(isMissing)(`behind the wall ${title}`, () => {
    it('every attempt fails that it promises to refuse, and the wall stands', async () => {
      const { grounds, outside } = aGround();
      const probe = await probeWall(level, grounds, outside);
      const unkept = {
        bySystem: worked(probe.bySystem).filter((one) => REFUSALS[level].bySystem.some((a) => a === one)),
        together: worked(probe.together).filter((one) => REFUSALS[level].together.some((a) => a === one)),
      };
      expect(unkept).toEqual({ bySystem: [], together: [] });
      expect(probe).toMatchObject({ stands: true });
    });

    it('every attempt was made', async () => {
      const { grounds, outside } = aGround();
      const { bySystem, together } = await probeWall(level, grounds, outside);
      for (const seen of [bySystem, together]) expect(seen.map((one) => one.attempt)).toEqual([...ATTEMPTS]);
    });
  });
}

const full = LEVELS.find(({ level }) => level === 'full');

describe.skipIf(full?.isMissing)(`a part missing from the wall ${full?.title}`, () => {
  it('is seen: without its filter of system calls, programs start and sockets open', async () => {
    const { grounds, outside } = aGround();
    const { argv } = buildWall('full', grounds)(TRY_ESCAPES, { hasPermissions: false });
    const at = argv.indexOf('--seccomp');
    const [program, ...rest] = [...argv.slice(0, at), ...argv.slice(at + 2)];
    const seen = await tryEscapes({ argv: [program ?? '', ...rest] }, outside);
    expect(worked(seen)).toEqual(['start-program', 'open-socket']);
  });

  it('is seen: a folder too many is a file that can be read', async () => {
    const { grounds, outside } = aGround();
    const wide = { ...grounds, readable: [...grounds.readable, outside] };
    const probe = await probeWall('full', wide, outside);
    expect(probe).toMatchObject({ stands: false, why: expect.stringContaining('read-file worked') });
  });
});

describe('a probe', () => {
  it('notices a variable that a program on the way hands on', async () => {
    const { outside } = aGround();
    const launch = { argv: ['/usr/bin/env', 'HOLDFAST_LEAK=1', process.execPath, TRY_ESCAPES] } as const;
    const seen = await tryEscapes(launch, outside);
    expect(seen).toContainEqual({
      attempt: 'read-environment',
      happened: true,
      saw: 'a variable of its own',
    });
  });

  it('finds that a wall does not stand in which nothing starts, with its last words', async () => {
    const { grounds, outside } = aGround();
    const probe = await probeWall(
      'permission',
      { ...grounds, groups: [join(outside, 'none', 'cgroup.procs')] },
      outside,
    );
    expect(probe).toMatchObject({
      stands: false,
      why: expect.stringMatching(/did not start .*cgroup\.procs/),
    });
  });
});
