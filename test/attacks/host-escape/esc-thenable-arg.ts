import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const thenable = (what: string): any => ({
  then(...callbacks: any[]) {
    for (const callback of callbacks) foreign(what, callback);
    evidence.push(what + ' was awaited');
  },
});
await host.tools.find({ parcel: thenable('argument') }).catch(() => 0);
await host.store.put('key', thenable('stored'), thenable('options')).catch(() => 0);
host.log('info', thenable('event'), thenable('data'));
host.clock.sleep(thenable('ms')).catch(() => 0);
await host.review.enqueue(thenable('item')).catch(() => 0);
return tell();
`;

export default defineAttack({
  name: 'esc-thenable-arg',
  family: 'host-escape',
  tries: 'Passes and throws objects with a then of its own, to be called by whoever awaits them.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
