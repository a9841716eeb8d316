import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { init, parse } from 'es-module-lexer';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../src/cli/build.ts';

/** Bytes of JavaScript, gzipped, that must be there before a learner can work. */
const MOST_BYTES = 260_000;

let folder: string;
let names: string[];

beforeAll(async () => {
  await init;
  folder = join(await buildIfStale(() => undefined), 'client', '_astro');
  names = readdirSync(folder).filter((name) => name.endsWith('.js'));
});

describe('the workspace', () => {
  it('asks for no more JavaScript than a slow line brings in a few seconds', () => {
    const files = withImports(['Workspace', 'client']);
    const sizes = files.map((name) => ({ name, bytes: gzipSync(text(name), { level: 9 }).byteLength }));
    const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0);
    // The island, the library that draws it, and what both import.
    expect(files.length).toBeGreaterThan(3);
    expect(bytes, JSON.stringify(sizes)).toBeGreaterThan(100_000);
    expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
  });

  it.each(['ArrowFunction', 'createLanguageService'])('brings what knows of %s later', (word) => {
    const knowing = names.filter((name) => text(name).includes(word));
    expect(knowing).not.toEqual([]);
    expect(withImports(['Workspace', 'client']).filter((name) => knowing.includes(name))).toEqual([]);
  });
});

/** Entries by the name before their hash, and everything that they import at once. */
function withImports(entries: readonly string[]): string[] {
  const waiting = entries.map((entry) => {
    const name = names.find((n) => n.startsWith(`${entry}.`));
    if (!name) throw new Error(`the build has no ${entry}: ${names.join(', ')}`);
    return name;
  });
  const found = new Set(waiting);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const { n: specifier, d: dynamic } of parse(text(name))[0]) {
      const imported = specifier?.replace(/^\.\//, '');
      if (dynamic !== -1 || imported === undefined || found.has(imported)) continue;
      found.add(imported);
      waiting.push(imported);
    }
  }
  return [...found];
}

function text(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
