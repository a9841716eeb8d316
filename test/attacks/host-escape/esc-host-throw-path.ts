import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = String.raw`
const calls: any[] = [host.model.chat, host.model.stream, host.clock.sleep, host.clock.token, host.store.get, host.store.put];
calls.push(host.review.enqueue, host.log, host.metric, host.tools.find, setTimeout, clearTimeout);
const odd: any[] = [undefined, null, -1, 1e400, 1n, Symbol('x'), () => 0, 'x'.repeat(3_000), '\0', { __proto__: null }, []];
const look = (error: any): void => {
  const text = [error?.name, error?.message, error?.stack].map((part) => String(part)).join(' ');
  if (/node:|file:|node_modules|\.mjs|wasm|\/(?:home|root|usr|tmp|work)\//.test(text)) evidence.push(text);
};
for (const call of calls) {
  for (const value of odd) {
    try {
      const answer = call(value, value, value);
      if (answer instanceof Promise) answer.then(look, look);
    } catch (error) {
      look(error);
    }
  }
}
await host.clock.sleep(1);
return tell();
`;

export default defineAttack({
  name: 'esc-host-throw-path',
  family: 'host-escape',
  tries:
    'Makes every host call fail in every way it can, and looks for files of the host in what it is told.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
