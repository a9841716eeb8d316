import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const cyclic: any = {};
cyclic.self = cyclic;
const bad: any[] = [() => host.tools.find(1n), () => host.tools.find(cyclic), () => host.tools.find({ parcel: Symbol() })];
bad.push(() => host.clock.sleep(Number.NaN), () => host.model.chat(() => 0), () => host.store.put(undefined, undefined, { token: 1 }));
bad.push(() => host.tools.find({ parcel: 'x' }), () => host.review.enqueue(null));
for (const call of bad) {
  try {
    await call();
  } catch (error: any) {
    foreign('error', error);
    for (const key of Reflect.ownKeys(error)) foreign('error.' + String(key), error[key]);
  }
}
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-error',
  family: 'host-escape',
  tries: 'Walks from the errors of refused and failed host calls to the Function constructor.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
