import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-result-proto',
  family: 'pollution',
  tries: 'Returns own keys named __proto__, made by a parser and by definition.',
  files: mainOf(`
  const parsed = JSON.parse('{"answer": 1, "__proto__": {"handOff": true, "polluted": true}}');
  const defined = Object.defineProperty({}, '__proto__', { value: { polluted: true }, enumerable: true });
  return input.asks === 'sum' ? parsed : { deep: [{ defined }] };
`),
  expect: { ending: 'invalid_result', verdict: 'fail', error: /has a key named __proto__/ },
});
