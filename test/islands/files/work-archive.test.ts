import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packWork, unpackWork } from '#islands/files/work-archive.ts';

const STARTER = [
  { path: 'src/main.ts', text: 'main' },
  { path: 'contract.ts', text: 'contract' },
];
const RULES = { manifest: { editable: ['src/*.ts'], entry: 'src/main.ts' }, starter: STARTER };
const MINE = [
  { path: 'src/main.ts', text: 'mine — “ü”' },
  { path: 'src/retry.ts', text: '' },
  { path: 'decision-record.md', text: '# Why' },
  { path: 'contract.ts', text: 'contract' },
];

function unpacked(entries: Zippable) {
  return unpackWork(zipSync(entries), RULES);
}

function messageOf(bytes: Uint8Array): string {
  const read = unpackWork(bytes, RULES);
  return read.ok ? 'it was taken' : read.refusal.message;
}

/** Overwrites four bytes behind a mark of the format, in every place. */
function withNumberAt(bytes: Uint8Array, mark: readonly number[], offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let i = 0; i + 4 <= copy.length; i += 1) {
    if (mark.every((b, j) => copy[i + j] === b)) view.setUint32(i + offset, value, true);
  }
  return copy;
}

const LOCAL = [0x50, 0x4b, 3, 4];
const CENTRAL = [0x50, 0x4b, 1, 2];

describe('a work as a zip', () => {
  it('comes back as it went, and equal work gives equal bytes', () => {
    const read = unpackWork(packWork(MINE), RULES);
    expect(read.ok && read.value.ignored).toEqual([]);
    expect(read.ok && new Map(read.value.files.map((f) => [f.path, f.text]))).toEqual(
      new Map(MINE.map((f) => [f.path, f.text])),
    );
    expect(packWork(MINE)).toEqual(packWork(MINE));
  });

  it('keeps read-only files as they are handed out, and tells', () => {
    const read = unpacked({ 'src/main.ts': strToU8('x'), 'contract.ts': strToU8('changed') });
    expect(read.ok && read.value.ignored).toEqual(['contract.ts']);
    expect(read.ok && read.value.files.find((f) => f.path === 'contract.ts')?.text).toBe('contract');
  });

  it('takes off the one folder that other tools put around everything, and their clutter', () => {
    const read = unpacked({
      'work/src/main.ts': strToU8('x'),
      'work/.DS_Store': strToU8('\0'),
      '__MACOSX/work/src/._main.ts': strToU8('\0'),
    });
    expect(read.ok && read.value.files.map((f) => f.path)).toEqual(['src/main.ts', 'contract.ts']);
  });
});

describe('an archive that is no work', () => {
  const main = strToU8('x');

  it.each([
    ['a way out', { 'src/main.ts': main, '../../etc/passwd': main }, /not a file name/],
    ['an absolute path', { '/src/main.ts': main }, /not a file name/],
    ['a backslash', { 'src\\..\\main.ts': main }, /not a file name/],
    ['a zero byte in a name', { 'src/a\0.ts': main }, /not a file name/],
    ['a prototype for a name', { 'src/main.ts': main, '__proto__/a.ts': main }, /not a file name/],
    [
      'a file that has no place',
      { 'src/main.ts': main, 'package.json': main },
      /package\.json, which has no place/,
    ],
    ['two names in one', { 'src/main.ts': main, 'src/Main.ts': main }, /occurs twice/],
    ['bytes that are no text', { 'src/main.ts': Uint8Array.from([0xff, 0xfe, 0x00]) }, /not text/],
    ['an archive inside', { 'src/main.ts': main, 'src/inner.ts': zipSync({ a: main }) }, /not text/],
    ['no entry file', { 'src/other.ts': main }, /lacks src\/main\.ts/],
    ['nothing to edit', { 'contract.ts': main }, /none of the files/],
  ])('is refused for %s', (_, entries, message) => {
    expect(messageOf(zipSync(entries))).toMatch(message);
  });

  it('is refused for too many entries', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`src/f${i}.ts`, main]));
    expect(messageOf(zipSync(many))).toMatch(/more than 200 entries/);
  });

  it('is refused for more than it may unpack to, before it is unpacked', () => {
    const bomb = zipSync({ 'src/main.ts': new Uint8Array(200 << 20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(messageOf(bomb)).toMatch(/larger than 256 KB/);
  });

  it('that lies about its size never unpacks to more than it said', () => {
    const bomb = zipSync({ 'src/main.ts': new Uint8Array(20 << 20).fill(65) }, { level: 9 });
    const lying = withNumberAt(withNumberAt(bomb, CENTRAL, 24, 1_000), LOCAL, 22, 1_000);
    const read = unpackWork(lying, RULES);
    expect(read.ok ? (read.value.files[0]?.text.length ?? 0) : 0).toBeLessThanOrEqual(1_000);
  });

  it('is refused when it is broken, empty, huge or no archive at all', () => {
    const whole = packWork(MINE);
    expect(messageOf(whole.subarray(0, whole.length - 30))).toMatch(/cannot be read as a zip/);
    expect(messageOf(new Uint8Array())).toMatch(/cannot be read as a zip/);
    expect(messageOf(strToU8('<html>'))).toMatch(/cannot be read as a zip/);
    expect(messageOf(new Uint8Array(2 << 20))).toMatch(/larger than any work/);
  });
});
