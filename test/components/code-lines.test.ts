import { describe, expect, it } from 'vitest';
import { codeLines } from '../../src/components/code-lines.ts';

const textOf = (path: string, text: string) =>
  codeLines(path, text).map((l) => l.map((s) => s.text).join(''));

describe('code to read', () => {
  it('keeps every character of every line', () => {
    const text = 'const a: number = 1; // one\n\n\treturn `x`;\n';
    expect(`${textOf('src/a.ts', text).join('\n')}\n`).toBe(text);
  });

  it('keeps a file that does not parse', () => {
    expect(textOf('a.ts', 'const = = {{{\n"')).toEqual(['const = = {{{', '"']);
  });

  it('marks keywords and comments by class', () => {
    const classes = codeLines('a.ts', 'return 1; // why')
      .flat()
      .map((s) => s.className);
    expect(classes).toContain('tok-keyword');
    expect(classes).toContain('tok-comment');
  });

  it('shows other languages plainly and an empty file as one line', () => {
    expect(codeLines('notes.md', 'return')).toEqual([[{ text: 'return', className: '' }]]);
    expect(codeLines('a.ts', '')).toHaveLength(1);
  });

  it('counts lines the same with carriage returns', () => {
    expect(textOf('a.ts', 'a\r\nb\r\n')).toEqual(['a', 'b']);
  });
});
