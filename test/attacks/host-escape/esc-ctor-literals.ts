import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const literals: any[] = ['', 1, true, 1n, Symbol(), [], {}, /x/, () => 0, class {}, new Map(), new Date(), new Uint8Array(1)];
for (const literal of literals) foreign(typeof literal, Object(literal));
foreign('this', globalThis);
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-literals',
  family: 'host-escape',
  tries: 'Walks from literals to the Function constructor, hoping that it is the host’s.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
