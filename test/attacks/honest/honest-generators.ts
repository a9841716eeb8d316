import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-generators',
  family: 'honest',
  tries: 'Works with generators, iterators, proxies, symbols and weak maps where plain code would do.',
  files: mainOf(
    `
  const counted = new WeakMap<object, number>();
  const watched = new Proxy(input, {
    get(target, key, receiver) {
      counted.set(target, (counted.get(target) ?? 0) + 1);
      return Reflect.get(target, key, receiver);
    },
  });
  const desk = {
    *[Symbol.iterator]() {
      yield* [watched];
    },
  };
  const [question] = desk;
  const { value } = (function* (): Generator<any> {
    const left: unknown = yield question;
    return left;
  })().next();
  const solved = await solve(value, host);
  return counted.get(input)! > 0 ? solved : null;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
