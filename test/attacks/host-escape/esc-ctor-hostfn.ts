import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const seen = new Set<any>();
const visit = (path: string, value: any): void => {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  foreign(path, value);
  for (const key of Reflect.ownKeys(value)) {
    if (key === 'caller' || key === 'arguments') continue;
    visit(path + '.' + String(key), value[key]);
  }
};
visit('host', host);
visit('console', console);
visit('setTimeout', setTimeout);
visit('token', host.clock.token());
visit('found', await host.tools.find({ parcel: input.parcel }).catch((error: any) => error));
visit('stream', host.model.stream({ messages: [] }));
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-hostfn',
  family: 'host-escape',
  tries: 'Walks from every function and object that the host hands out to the Function constructor.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
