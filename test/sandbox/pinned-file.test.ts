import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPinnedFile } from '#sandbox/pinned-file';
import { tempFolder } from '../support/temp-folder.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function aFile(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'engine.wasm');
  writeFileSync(path, bytes);
  return path;
}

it('a file that is exactly the pinned one is read', async () => {
  const bytes = new Uint8Array([0, 97, 115, 109]);
  expect([...(await readPinnedFile(aFile(bytes), sha256(bytes)))]).toEqual([...bytes]);
});

it('a file that differs in one bit is refused, with both hashes and what to do', async () => {
  const pinned = sha256(new Uint8Array([0, 97, 115, 109]));
  const changed = new Uint8Array([0, 97, 115, 108]);
  await expect(readPinnedFile(aFile(changed), pinned)).rejects.toThrow(
    new RegExp(`${sha256(changed)}, not ${pinned}.*npm ci`),
  );
});
