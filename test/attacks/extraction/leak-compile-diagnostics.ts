import { defineAttack, mainOf, type Seen } from '../attack.ts';

export default defineAttack({
  name: 'leak-compile-diagnostics',
  family: 'extraction',
  tries: 'Has the input said by the compiler’s and the module loader’s complaints.',
  files: mainOf(`
  const complaints: string[] = [];
  for (const make of [() => new Function(input.greeting + ' ('), () => JSON.parse(input.parcel), () => new RegExp('(' + input.parcel)]) {
    try {
      make();
    } catch (error) {
      complaints.push(String(error));
    }
  }
  await import('./' + input.parcel);
  return { complaints };
`),
  expect: {
    ending: 'threw',
    verdict: 'fail',
    error: /^TypeError: \.\/PR|^TypeError: \.\/[a-z]/,
    check: hasNoCompileError,
  },
});

function hasNoCompileError({ report }: Seen): void {
  if (report.compileError) throw new Error('the report has a compile error for a program that compiles');
}
