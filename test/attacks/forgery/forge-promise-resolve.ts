import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-promise-resolve',
  family: 'forgery',
  tries: 'Replaces how promises are made and followed, to put a verdict in the place of the result.',
  files: mainOf(
    `
  await null;
  return { answer: 'forged' };
`,
    `
const accepted = { verdict: 'ok', credited: true };
class Forged extends Promise<any> {
  constructor(start: any) {
    super((resolve) => resolve(accepted));
    start(() => accepted, () => accepted);
  }
}
Promise.resolve = (() => accepted) as never;
Promise.prototype.then = function (this: any, ok: any) { return ok?.(accepted) ?? this; } as never;
Object.defineProperty(Promise, Symbol.species, { get: () => Forged });
Object.defineProperty(Promise.prototype, 'constructor', { get: () => Forged });
globalThis.Promise = Forged as never;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { verdict: 'ok', credited: true } },
});
