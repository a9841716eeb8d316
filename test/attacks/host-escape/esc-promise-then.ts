import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const { then } = Promise.prototype;
const spy = (name: string) => function (this: any, ...callbacks: any[]): any {
  for (const callback of callbacks) foreign(name, callback);
  foreign(name + ' this', this);
  return Reflect.apply(then, this, callbacks);
};
Promise.prototype.then = spy('then');
(Promise as any).resolve = spy('resolve');
(Promise as any).prototype.finally = spy('finally');
await host.tools.find({ parcel: 'x' }).catch(() => 0);
await host.clock.sleep(1);
try {
  for await (const chunk of host.model.stream({ messages: [] })) foreign('chunk', chunk);
} catch (error) {
  foreign('error', error);
}
return tell();
`;

export default defineAttack({
  name: 'esc-promise-then',
  family: 'host-escape',
  tries: 'Replaces the methods of promises, to be called with functions of the prelude and of the host.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
