import { expect, it } from 'vitest';
import { operatorMutants } from '#proof/operator-mutants';

const MAIN = `import type { Host } from '../contract.ts';

export default function main(n: number, host?: Host): string {
  if (n >= 3) {
    return host?.name ?? 'many';
  }
  return 'few';
}
`;
const files = [
  { path: 'contract.ts', text: 'export interface Host { name: string }\n' },
  { path: 'data/list.json', text: '[1]' },
  { path: 'src/main.ts', text: MAIN },
  { path: 'src/unused.ts', text: 'export const n = 1 + 2;\n' },
];
const mutantsOf = () => operatorMutants(files, { entry: 'src/main.ts', editable: ['src/**'] });

it('every operator changes one place of the text and nothing else', async () => {
  const mutants = await mutantsOf();
  const boundary = mutants.find((m) => m.mutator === 'EqualityOperator' && m.replacement === 'n > 3');
  expect(boundary).toMatchObject({ file: 'src/main.ts', line: 4, original: 'n >= 3' });
  expect(boundary?.files.find((f) => f.path === 'src/main.ts')?.text).toBe(MAIN.replace('n >= 3', 'n > 3'));
  expect(boundary?.files.filter((f) => f.path !== 'src/main.ts')).toEqual(
    files.filter((f) => f.path !== 'src/main.ts'),
  );
});

it('operators of every kind are among them', async () => {
  const kinds = new Set((await mutantsOf()).map((m) => m.mutator));
  for (const kind of [
    'ConditionalExpression',
    'EqualityOperator',
    'BlockStatement',
    'StringLiteral',
    'OptionalChaining',
  ])
    expect(kinds).toContain(kind);
});

it('only what a learner may write and the program runs is changed', async () => {
  expect(new Set((await mutantsOf()).map((m) => m.file))).toEqual(new Set(['src/main.ts']));
});

it('each mutant is another program', async () => {
  const texts = (await mutantsOf()).map((m) => JSON.stringify(m.files));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).not.toContain(JSON.stringify(files));
});
