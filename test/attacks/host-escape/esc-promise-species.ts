import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
class Spy extends Promise<any> {
  constructor(run: any) {
    super((resolve, reject) => {
      foreign('resolve', resolve);
      foreign('reject', reject);
      run(resolve, reject);
      foreign('executor', run);
    });
  }
}
Object.defineProperty(Promise, Symbol.species, { configurable: true, get: () => Spy });
const promise = host.clock.sleep(1);
promise.constructor = { [Symbol.species]: Spy };
await promise.then(() => 0);
await host.tools.find({ parcel: 'x' }).catch(() => 0);
return tell();
`;

export default defineAttack({
  name: 'esc-promise-species',
  family: 'host-escape',
  tries: 'Gives promises of the host a species of its own, to be handed their resolving functions.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
