import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-array-setter',
  family: 'pollution',
  tries:
    'Puts setters where lists and records are filled, to catch what the host side hands over. Writing JSON lists the records on the way, which shows the program its own arguments and nothing else.',
  files: mainOf(
    `
  await host.store.put('k', [1, { value: 2 }]);
  await host.store.get('k');
  await host.tools.find({ parcel: input.parcel }).catch(() => null);
  await host.clock.sleep(1);
  return { caught: caught === '' ? [] : caught };
`,
    `
let caught = '';
const own = (value: any) => typeof value === 'object' && value !== null && Reflect.ownKeys(value).every((name) => typeof name === 'string' && typeof value[name] !== 'function');
for (const key of ['0', '1', 'id', 'args', 'op', 'resolve', 'reject', 'token', 'error', 'message', 'values', 'room', 'up', 'key', 'done', 'ok', 'level', 'event', 'data']) {
  Object.defineProperty(Object.prototype, key, { get: () => undefined, set: (value) => void (own(value) || (caught += key + ' ' + typeof value + ';')), configurable: true });
}
Object.defineProperty(Array.prototype, '0', { set: (value) => void (own(value) || (caught += 'list ' + typeof value + ';')), configurable: true });
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { caught: [] } },
});
