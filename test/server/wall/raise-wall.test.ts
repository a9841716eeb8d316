import { describe, expect, it } from 'vitest';
import { isAtLeast, levelsFrom } from '#server/wall/level';
import { raiseWall } from '#server/wall/raise-wall';
import { aGround, HIGHEST } from './support.ts';

describe('raising a wall', () => {
  it('takes the highest that stands on this machine', async () => {
    const { grounds, outside } = aGround();
    const { level } = await raiseWall({ highest: 'full', required: 'none' }, grounds, outside);
    expect(level).toBe(HIGHEST);
  });

  it('goes no higher than it is told', async () => {
    const { grounds, outside } = aGround();
    const raised = await raiseWall({ highest: 'permission', required: 'none' }, grounds, outside);
    expect(raised).toMatchObject({ level: 'permission', dropped: [] });
  });

  it('drops a wall that does not stand to the next one and says why', async () => {
    const { grounds, outside } = aGround();
    const broken = { ...grounds, groups: ['/nowhere/cgroup.procs'] };
    const raised = await raiseWall({ highest: 'permission', required: 'none' }, broken, outside);
    expect(raised).toMatchObject({
      level: 'none',
      dropped: [expect.stringMatching(/^permission: it did not/)],
    });
  });

  it('refuses in one line when only less stands than is required', async () => {
    const { grounds, outside } = aGround();
    const broken = { ...grounds, groups: ['/nowhere/cgroup.procs'] };
    const raising = raiseWall({ highest: 'permission', required: 'permission' }, broken, outside);
    await expect(raising).rejects.toThrow(
      /^Grading is refused: WALL_REQUIRED=permission[^\n]*npm run doctor[^\n]*$/,
    );
  });

  it('refuses at once when it may not go as high as it must', async () => {
    const { grounds, outside } = aGround();
    const raising = raiseWall({ highest: 'permission', required: 'full' }, grounds, outside);
    await expect(raising).rejects.toThrow('WALL=permission allows no more');
  });
});

it('levels are ordered from none to full', () => {
  expect(levelsFrom('namespaces')).toEqual(['namespaces', 'permission', 'none']);
  expect([isAtLeast('full', 'permission'), isAtLeast('permission', 'full')]).toEqual([true, false]);
});
