import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const handed: any[] = [];
const spy = new Proxy({}, { get: (_, key, receiver) => void handed.push(receiver, key), set: (_, key, value) => handed.push(value) > 0 });
for (const object of [host, host.tools, host.model, host.clock, host.store, host.review]) Object.setPrototypeOf(object, spy);
for (const name of ['resolve', 'reject', 'send', 'call', 'pending', 'error', 'token', 'status', 'code', 'headers', 'up']) {
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get() { return undefined; },
    set(value) { handed.push(value, this); },
  });
}
await host.tools.find({ parcel: 'x' }).catch(() => 0);
await host.clock.sleep(1);
await host.model.chat({ messages: [] }).catch(() => 0);
for (const value of handed) foreign('handed', value);
for (const value of handed) if (typeof value === 'function') evidence.push('a function: ' + String(value).slice(0, 80));
return tell();
`;

export default defineAttack({
  name: 'esc-setproto-host',
  family: 'host-escape',
  tries:
    'Puts proxies and setters behind the objects of the host, to be handed what the prelude keeps to itself.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
