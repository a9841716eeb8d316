import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const handed: [string, any][] = [];
const spy = (what: string): any => {
  const traps: any = new Proxy({}, {
    get: (_, trap) => (...args: any[]) => {
      for (const arg of args) handed.push([what + ' ' + String(trap), arg]);
      return (Reflect as any)[trap](...args);
    },
  });
  return new Proxy({ parcel: 'x' }, traps);
};
await host.tools.find(spy('argument'), spy('options')).catch(() => 0);
await host.model.chat(spy('request')).catch(() => 0);
await host.store.put('key', spy('stored')).catch(() => 0);
host.log('info', 'x', spy('data'));
host.metric('x', 1, spy('labels'));
for (const [what, value] of handed.splice(0)) foreign(what, value);
return tell();
`;

export default defineAttack({
  name: 'esc-proxy-arg-traps',
  family: 'host-escape',
  tries: 'Passes proxies as arguments, to see in their traps who asks.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
