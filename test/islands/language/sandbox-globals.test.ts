import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { COMPILER_OPTIONS } from '#islands/language/compiler-options.ts';
import { WorkHost } from '#islands/language/work-host.ts';
import { createEngine } from '#sandbox/engine-node';
import { open, program, run } from '../../sandbox/support.ts';
import { LIBS } from './lib-files.ts';

/** Own properties of a few objects that both sides must agree on; `''` is the global object. */
const LOOKED_INTO = [
  'console',
  'Promise',
  'Object',
  'Array',
  'JSON',
  'Math',
  'Map',
  'Set',
  'Iterator',
  'Date',
];
/** The compiler's own keywords for values, and what every object or function has. */
const OF_ALL = new Set([
  'apply',
  'call',
  'bind',
  'toString',
  'caller',
  'arguments',
  'length',
  'name',
  'prototype',
]);

const host = new WorkHost(LIBS);
host.set({ path: 'a.ts', text: 'export {};' });
const service = ts.createLanguageService(host);
const checker = service.getProgram()?.getTypeChecker();
const file = service.getProgram()?.getSourceFile('/work/a.ts');
if (!checker || !file) throw new Error('there is no program');
const declared = checker.getSymbolsInScope(file, ts.SymbolFlags.Value);

const body = `const own = (o) => Object.getOwnPropertyNames(o);
  return [own(globalThis), Object.fromEntries(${JSON.stringify(LOOKED_INTO)}.map((n) => [n, own(globalThis[n])]))];`;
const [globals, members] = run(await open(await createEngine(), program(body))).value as [
  string[],
  Record<string, string[]>,
];

describe('the types of the sandbox', () => {
  it('are without faults of their own', () => {
    expect(service.getCompilerOptionsDiagnostics()).toEqual([]);
    expect(COMPILER_OPTIONS.lib).toEqual(['lib.es2025.d.ts']);
    const found = service
      .getProgram()
      ?.getSourceFiles()
      .flatMap((f) => service.getSemanticDiagnostics(f.fileName));
    expect(found?.map((d) => ts.flattenDiagnosticMessageText(d.messageText, ' '))).toEqual([]);
  });

  it('name exactly the globals that the interpreter has', () => {
    expect(declared.map((s) => s.name).toSorted()).toEqual(globals.toSorted());
  });

  it.each(LOOKED_INTO)('promise nothing of %s that it does not have', (name) => {
    const symbol = declared.find((s) => s.name === name);
    const promised = symbol ? checker.getTypeOfSymbol(symbol).getProperties() : [];
    const missing = promised
      .map((p) => p.name)
      .filter((p) => !p.startsWith('__') && !OF_ALL.has(p) && !members[name]?.includes(p));
    expect(promised.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});
