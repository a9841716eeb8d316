import { describe, expect, it } from 'vitest';
import type { CompileError, Program } from '#sandbox/box';
import { originalOf } from '#sandbox/positions';
import { transpile } from '#sandbox/transpile';

const ENTRY = 'src/main.ts';
const MAIN = 'export default async function main() {}\n';

function compile(texts: Record<string, string>): Program {
  const compiled = transpile(filesOf(texts), ENTRY);
  if (!compiled.ok) throw new Error(compiled.error.message);
  return compiled.program;
}

function errorOf(texts: Record<string, string> | string): CompileError {
  const compiled = transpile(filesOf(typeof texts === 'string' ? { [ENTRY]: texts } : texts), ENTRY);
  if (compiled.ok) throw new Error('it compiles');
  return compiled.error;
}

function filesOf(texts: Record<string, string>) {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

describe('transpile', () => {
  it('takes types away and keeps lines', () => {
    const { code } = moduleOf(compile({ [ENTRY]: `interface A {\n  a: number;\n}\n${MAIN}` }), ENTRY);
    expect(code).not.toContain('interface');
    expect(code.split('\n')[3]).toBe('export default async function main() {}');
  });

  it('gives emitted positions back in the learner’s lines and columns', () => {
    const text = `${MAIN}export const value = (input as unknown as number[]).length;\n`;
    const module = moduleOf(compile({ [ENTRY]: text }), ENTRY);
    const emitted = module.code.split('\n')[1] ?? '';
    const at = { line: 2, column: emitted.indexOf('.length') + 1 };
    expect(originalOf(module, at)).toEqual({ line: 2, column: 52 });
  });

  it('holds the entry file and what it imports, and nothing else', () => {
    const program = compile({
      [ENTRY]: `import { b } from './lib/b';\n${MAIN}b();`,
      'src/lib/b.ts': "export { c as b } from '../c.js';",
      'src/c.ts': 'export const c = () => 1;',
      'src/main.test.ts': "import { it } from 'vitest';\nit(();",
      'README.md': '# Notes',
      'data.csv': 'a,b',
    });
    expect([...program.modules.keys()].sort()).toEqual(['src/c.ts', 'src/lib/b.ts', ENTRY]);
  });

  it.each(['./answer', './answer.ts', './answer.js', '../src/answer', './x/../answer'])(
    '%s means src/answer.ts',
    (name) => {
      const program = compile({
        [ENTRY]: `import { a } from '${name}';\n${MAIN}a();`,
        'src/answer.ts': 'export const a = () => 1;',
      });
      expect(program.modules.has('src/answer.ts')).toBe(true);
    },
  );

  it('imports that only bring types vanish', () => {
    const program = compile({
      [ENTRY]: `import type { T } from './gone';\nimport { U } from 'package';\n${MAIN}const u: U = {} as T;`,
    });
    expect([...program.modules.keys()]).toEqual([ENTRY]);
  });

  it('a string, comment or pattern that looks like an import is none', () => {
    const text = `// import './a'\nconst s = "import './b'"; const t = \`import './c'\`; const r = /import '.\\/d'/;\n${MAIN}`;
    expect(compile({ [ENTRY]: text }).modules.size).toBe(1);
  });

  it('a missing file is named with the place of its import', () => {
    expect(errorOf(`const a: number = 1;\nimport { foo } from './foo';\n${MAIN}foo(a);`)).toEqual({
      file: ENTRY,
      line: 2,
      column: 21,
      message: './foo is not among your files.',
    });
  });

  it.each([
    'node:fs',
    'fs',
    'openai',
    '@scope/x',
    'http://example.test/a.js',
    '/etc/passwd',
    '../../x',
    'data:text/javascript,1',
    '#domain/x',
  ])('importing %s is refused with one text that says what is allowed', (name) => {
    const { message, line, column } = errorOf(`import x from '${name}';\n${MAIN}x();`);
    expect(message).toMatch(
      /^Only files of this submission can be imported, .*Packages, node: modules and URLs/,
    );
    expect({ line, column }).toEqual({ line: 1, column: 15 });
  });

  it('a re-export and an import for its effect are followed too', () => {
    expect(errorOf(`export * from './gone';\n${MAIN}`).message).toContain('./gone');
    expect(errorOf(`import './gone';\n${MAIN}`).message).toContain('./gone');
  });

  it('an import of an unknown file at run time is left to run time', () => {
    expect(compile({ [ENTRY]: `${MAIN}export const later = () => import('./gone');` }).modules.size).toBe(1);
  });

  it('a file that is only imported at run time is held', () => {
    const program = compile({
      [ENTRY]: `${MAIN}export const later = () => import('./later');`,
      'src/later.ts': 'export default 1;',
    });
    expect(program.modules.has('src/later.ts')).toBe(true);
  });

  it.each([
    ['let x = ;\n', 1, 9, 'cannot stand here'],
    ['const a = 1;\nexport default async (x) => {\n  return "abc\n}', 3, 10, 'unterminated string'],
    ['a b', 1, 3, '“;” is expected'],
  ])('%j is a syntax error at its place, in words', (text, line, column, words) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ file: ENTRY, line, column });
    expect(error.message.toLowerCase()).toContain(words.toLowerCase());
    expect(error.message).not.toMatch(/transforming|\(\d+:\d+\)/);
  });

  it('JSON is imported as data, also with an import attribute', () => {
    const texts = { 'src/a.json': '{"a": 1}' };
    for (const suffix of ['', " with { type: 'json' }"]) {
      const program = compile({ ...texts, [ENTRY]: `import a from './a.json'${suffix};\n${MAIN}a.b();` });
      expect(moduleOf(program, 'src/a.json').code).toBe('export default JSON.parse("{\\"a\\": 1}");');
    }
  });

  it('JSON that is none is placed', () => {
    const error = errorOf({
      [ENTRY]: `import a from './a.json';\n${MAIN}a();`,
      'src/a.json': '{\n  "a": 1,\n}',
    });
    expect(error).toMatchObject({ file: 'src/a.json', line: 3, column: 1 });
    expect(error.message).toContain('not valid JSON');
  });

  it('a missing entry file is named', () => {
    expect(errorOf({ 'src/other.ts': MAIN }).message).toBe(
      'The file src/main.ts is missing: the program starts there.',
    );
  });

  it('a text nested without end is refused and does not break the transpiler', () => {
    expect(errorOf(`${'('.repeat(100_000)}`).file).toBe(ENTRY);
  });

  it('a hundred files in a circle are each read once', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [
        `src/f${n}.ts`,
        `import './f${(n + 1) % 100}'; import './main';`,
      ]),
    );
    expect(compile({ ...texts, [ENTRY]: `import './f0';\n${MAIN}` }).modules.size).toBe(101);
  });
});

function moduleOf(program: Program, path: string) {
  const module = program.modules.get(path);
  if (!module) throw new Error(`${path} is not in the program`);
  return module;
}
