import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolderLock } from '../../src/cli/folder-lock.mjs';
import { tempFolder } from '../support/temp-folder.ts';

/** No process has this id: it is over Linux' and macOS' largest. */
const NOBODY = 99_999_999;

describe('a folder lock', () => {
  it('lets one at a time in', async () => {
    const lock = join(tempFolder(), 'lock');
    const events: string[] = [];
    const hold = (name: string) =>
      withFolderLock(lock, async () => {
        events.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        events.push(`${name} out`);
      });
    await Promise.all([hold('a'), hold('b')]);
    expect(events).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  it('is free again after its work has failed', async () => {
    const lock = join(tempFolder(), 'lock');
    const failing = withFolderLock(lock, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await withFolderLock(lock, () => 'yes')).toBe('yes');
  });

  it('is taken over when its owner has died', async () => {
    const lock = join(tempFolder(), 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'owner'), String(NOBODY));
    expect(await withFolderLock(lock, () => 'yes')).toBe('yes');
  });

  it('is taken over when its owner died before signing it', async () => {
    const lock = join(tempFolder(), 'lock');
    mkdirSync(lock);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await withFolderLock(lock, () => 'yes')).toBe('yes');
  });

  it('tells once that it waits', async () => {
    const lock = join(tempFolder(), 'lock');
    let told = 0;
    const count = () => {
      told += 1;
    };
    const work = () => new Promise((resolve) => setTimeout(resolve, 500));
    await Promise.all([withFolderLock(lock, work, count), withFolderLock(lock, work, count)]);
    expect(told).toBe(1);
  });
});
