import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceFiles } from '#store/evidence-files';
import { aFolder } from './builders.ts';

const bytes = new Uint8Array([31, 139, 8, 0, 7]);

function inFolder() {
  const dir = join(aFolder(), 'evidence');
  return { dir, files: openEvidenceFiles(dir) };
}

function age(path: string): void {
  utimesSync(path, 1_000, 1_000);
}

test('evidence is one file, named by its content, for its owner alone', () => {
  const { dir, files } = inFolder();
  const { hash, bytes: size } = files.write(bytes);
  expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(size).toBe(bytes.length);
  const path = join(dir, hash.slice(0, 2), `${hash}.gz`);
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir)).toEqual([hash.slice(0, 2)]);
});

test('the same evidence twice is one file, and what was damaged is mended by writing it again', () => {
  const { dir, files } = inFolder();
  const { hash } = files.write(bytes);
  const path = join(dir, hash.slice(0, 2), `${hash}.gz`);
  expect(files.write(bytes)).toEqual(files.write(bytes));
  writeFileSync(path, 'torn!');
  files.write(bytes);
  expect(new Uint8Array(files.read(hash) ?? [])).toEqual(bytes);
});

test('damaged evidence is never read as if it were whole', () => {
  const { dir, files } = inFolder();
  const { hash } = files.write(bytes);
  writeFileSync(join(dir, hash.slice(0, 2), `${hash}.gz`), 'torn');
  expect(() => files.read(hash)).toThrow(/damaged/);
});

test('evidence that is not there reads as nothing, and a name that is no hash is refused', () => {
  const { files } = inFolder();
  expect(files.read('a'.repeat(64))).toBeUndefined();
  expect(() => files.read('../../secret')).toThrow(/not the name of evidence/);
});

test('left-overs go once they are old: unnamed and half-written files, and nothing else', () => {
  const { dir, files } = inFolder();
  const named = files.write(bytes).hash;
  const unnamed = files.write(new Uint8Array([1])).hash;
  const fresh = files.write(new Uint8Array([2])).hash;
  writeFileSync(join(dir, 'half-1'), '');
  for (const hash of [named, unnamed]) age(join(dir, hash.slice(0, 2), `${hash}.gz`));
  age(join(dir, 'half-1'));
  expect(files.removeUnnamed((hash) => hash === named, 2_000_000)).toBe(2);
  expect([named, unnamed, fresh].map((hash) => files.read(hash) !== undefined)).toEqual([true, false, true]);
});

test('a folder that does not exist yet holds nothing to sweep', () => {
  expect(inFolder().files.removeUnnamed(() => false, Date.now())).toBe(0);
});

test('a result that comes again makes its file young, so that no sweep takes it away under the row', () => {
  const { dir, files } = inFolder();
  const { hash } = files.write(bytes);
  age(join(dir, hash.slice(0, 2), `${hash}.gz`));
  files.write(bytes);
  expect(files.removeUnnamed(() => false, Date.now() - 60_000)).toBe(0);
});

test('bytes that the disk does not take leave no name behind', () => {
  const { dir, files } = inFolder();
  mkdirSync(dir, { recursive: true });
  const hash = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(dir, hash.slice(0, 2)), 'a file where the folder should be');
  expect(() => files.write(bytes)).toThrow();
});
