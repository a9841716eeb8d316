import { describe, expect, it } from 'vitest';
import { LanguageCore } from '#islands/language/language-core.ts';
import type { Change } from '#islands/language/language-messages.ts';
import { ENTRY, filesOf, textOf } from '../../support/exercise-files.ts';
import { LIBS } from './lib-files.ts';

const starter = await filesOf('starter');
const core = new LanguageCore(LIBS);

/** The starter with one more file, whose text has a `|` where the cursor is. */
function at(marked: string, path = 'src/mine.ts') {
  const offset = marked.indexOf('|');
  return { path, offset, ...withFile(path, marked.replace('|', '')) };
}

function withFile(path: string, text: string): { text: string } {
  core.update([...starter, { path, text }]);
  return { text };
}

function problemsIn(text: string, path = 'src/mine.ts') {
  withFile(path, text);
  return core.answer({ kind: 'problems', path });
}

function applied(text: string, changes: readonly Change[]): string {
  return changes
    .toReversed()
    .reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

const names = (found: { entries: { name: string }[] } | null) => found?.entries.map((e) => e.name) ?? [];
const HOST = "import type { Host } from '../contract.ts';\n";

describe('problems', () => {
  it.each(starter.map((f) => f.path))('the starter has none in %s', (path) => {
    core.update(starter);
    expect(core.answer({ kind: 'problems', path })).toEqual([]);
  });

  it('a program that earns the top level has none', async () => {
    const reference = await filesOf('solutions/reference');
    core.update(reference);
    expect(reference.flatMap(({ path }) => core.answer({ kind: 'problems', path }))).toEqual([]);
    core.update(
      [],
      reference.map((f) => f.path),
    );
  });

  it('a wrong type is found, with its place', () => {
    const [problem, ...others] = problemsIn("const a = 1;\n  export const days: number = 'ten' + a;\n");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: 'src/mine.ts', line: 2, column: 16, from: 28, to: 32 });
    expect(problem?.message).toBe("Type 'string' is not assignable to type 'number'.");
  });

  it('text that cannot be parsed is told of, and its types are left alone meanwhile', () => {
    const found = problemsIn("export const days: number = 'ten';\nexport function (");
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ line }) => line === 2)).toBe(true);
  });

  it('a contract that is broken elsewhere is told of where it is broken', () => {
    core.update(
      starter.map((f) => (f.path === ENTRY ? { ...f, text: f.text.replace('risk,', "'nobody',") } : f)),
    );
    expect(core.answer({ kind: 'problems', path: ENTRY })[0]?.message).toContain(
      '\'"nobody"\' is not assignable',
    );
    core.update(starter);
  });

  it('an import that the sandbox refuses is refused with its words', () => {
    expect(problemsIn("import { z } from 'zod';\nz();")[0]?.message).toContain(
      'Only files of this submission',
    );
    expect(problemsIn("import { z } from './zod.ts';\nz();")[0]?.message).toBe(
      './zod.ts is not among your files.',
    );
  });

  it('imports that the sandbox resolves are fine: with and without an ending, .js for .ts, and JSON', () => {
    const text = [
      "import handle from './main.ts';",
      "import type { Host } from '../contract';",
      "import { triage } from './triage.js';",
      "import tickets from '../data/tickets.json';",
      'export const all: [typeof handle, Host | null, string | null, number] =',
      "  [handle, null, triage('hello'), tickets.length];",
    ];
    expect(problemsIn(text.join('\n'))).toEqual([]);
  });

  it('a file that is gone is missed by who imports it', () => {
    core.update([], ['src/triage.ts']);
    expect(core.answer({ kind: 'problems', path: ENTRY })[0]?.message).toBe(
      './triage.ts is not among your files.',
    );
    core.update(starter);
    expect(core.answer({ kind: 'problems', path: ENTRY })).toEqual([]);
  });
});

describe('completion', () => {
  it('offers the members of the contract after a dot', () => {
    const found = core.answer({ kind: 'complete', ...at(`${HOST}export const f = (host: Host) => host.|;`) });
    expect(names(found).toSorted()).toEqual(['clock', 'log', 'model', 'review', 'tools']);
  });

  it('offers the values of a union within quotes', () => {
    const text = `import type { Out } from '../contract.ts';\nexport const o: Out = { action: '|' };`;
    expect(names(core.answer({ kind: 'complete', ...at(text) }))).toContain('handoff');
  });

  it('offers files of the work within the quotes of an import', () => {
    expect(names(core.answer({ kind: 'complete', ...at("import x from './|';") }))).toContain('main.ts');
  });

  it('offers nothing of a browser or of Node', () => {
    const offered = names(core.answer({ kind: 'complete', ...at('export const x = |;') }));
    expect(offered).toEqual(expect.arrayContaining(['console', 'setTimeout', 'Promise']));
    for (const absent of ['document', 'window', 'fetch', 'process', 'require', 'Intl', 'Atomics'])
      expect(offered).not.toContain(absent);
  });

  it('brings along the import of a name from another file', () => {
    const place = at('export const f = (order: Orde|) => order;\n');
    const entry = core.answer({ kind: 'complete', ...place })?.entries.find((e) => e.name === 'Order');
    const detail = core.answer({ kind: 'detail', ...place, name: 'Order', origin: entry?.origin });
    expect(applied(place.text, detail?.imports ?? [])).toMatch(
      /^import (type )?\{ Order \} from '\.\.\/contract\.ts';\n/,
    );
  });

  it('tells what its author wrote about a name', () => {
    const place = at(`${HOST}export const f = (host: Host) => host.tools.orde|;`);
    const detail = core.answer({ kind: 'detail', ...place, name: 'orderGet' });
    expect(detail?.doc).toBe('Null for a number that no order has.');
    expect(detail?.signature).toContain('Promise<Order | null>');
  });
});

describe('what is known of a name', () => {
  it('is its type and its doc comment', () => {
    const place = at(`${HOST}export const f = (host: Host) => host.tools.or|derGet('A-1');`);
    const card = core.answer({ kind: 'hover', ...place });
    expect(card?.signature).toContain('orderGet(id: string, options?: CallOptions): Promise<Order | null>');
    expect(card?.doc).toBe('Null for a number that no order has.');
    expect(place.text.slice(card?.from, card?.to)).toBe('orderGet');
  });

  it('is the call that is being written, with the parameter in hand', () => {
    const place = at(`${HOST}export const f = (host: Host) => host.log('info', |);`);
    const help = core.answer({ kind: 'signature', ...place });
    expect(help?.parameters[help.active]).toBe('event: string');
  });

  it('is nothing in a file that is no code', () => {
    core.update(starter);
    expect(core.answer({ kind: 'hover', path: 'data/log.txt', offset: 3 })).toBeNull();
    expect(core.answer({ kind: 'problems', path: 'data/tickets.json' })).toEqual([]);
  });
});

describe('where a name is declared', () => {
  it('is found in another file of the work', () => {
    core.update(starter);
    const offset = textOf(starter, ENTRY).indexOf('triage(') + 2;
    const found = core.answer({ kind: 'definition', path: ENTRY, offset });
    const line =
      textOf(starter, 'src/triage.ts')
        .split('\n')
        .findIndex((l) => l.includes('function triage')) + 1;
    expect(found).toEqual({ kind: 'here', place: { path: 'src/triage.ts', line, column: 17 } });
  });

  it('is said to be built in where no file of the work declares it', () => {
    expect(core.answer({ kind: 'definition', ...at('export const n = Ma|th.max(1, 2);') }).kind).toBe(
      'built_in',
    );
  });
});

describe('a new name', () => {
  it('goes everywhere that the old one stands', () => {
    core.update(starter);
    const offset = textOf(starter, ENTRY).indexOf('triage(') + 2;
    const renamed = core.answer({ kind: 'rename', path: ENTRY, offset, name: 'dangerOf' });
    if (renamed.kind !== 'edits') throw new Error(renamed.why);
    expect(renamed.edits.map((e) => e.path).toSorted()).toEqual([ENTRY, 'src/triage.ts']);
    const changes = renamed.edits.find((e) => e.path === ENTRY)?.changes ?? [];
    const text = applied(textOf(starter, ENTRY), changes);
    expect(text).toContain("import { dangerOf } from './triage.ts';");
    expect(text).toContain('dangerOf(ticket.body)');
  });

  it('is refused where it is no name, or where there is nothing of one’s own', () => {
    const place = at('export const n = Ma|th.max(1, 2);');
    expect(core.answer({ kind: 'rename', ...place, name: 'two words' }).kind).toBe('refused');
    expect(core.answer({ kind: 'rename', ...place, name: 'fine' }).kind).toBe('refused');
  });
});

describe('layout', () => {
  it('is tidied with two spaces, and a tidy file is left as it is', () => {
    const { text } = withFile('src/mine.ts', 'export function f( a:number ){\n        return a+1;\n}\n');
    const tidy = applied(text, core.answer({ kind: 'format', path: 'src/mine.ts' }));
    expect(tidy).toBe('export function f(a: number) {\n  return a + 1;\n}\n');
    withFile('src/mine.ts', tidy);
    expect(core.answer({ kind: 'format', path: 'src/mine.ts' })).toEqual([]);
  });

  it.each(starter.filter((f) => f.path.startsWith('src/')).map((f) => f.path))(
    'of what a learner starts with is that of the formatter: %s',
    (path) => {
      core.update(starter);
      expect(core.answer({ kind: 'format', path })).toEqual([]);
    },
  );
});
