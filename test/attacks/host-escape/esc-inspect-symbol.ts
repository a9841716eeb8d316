import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const hooked: any = { parcel: 'x' };
const hooks = ['nodejs.util.inspect.custom', 'nodejs.util.promisify.custom', 'nodejs.rejection'].map((name) => Symbol.for(name));
for (const hook of [...hooks, 'inspect', 'toJSON', 'asymmetricMatch'] as any[]) {
  hooked[hook] = (...args: any[]) => {
    evidence.push(String(hook));
    for (const arg of args) foreign(String(hook), arg);
    return hooked;
  };
}
const bare = { parcel: 'x' } as any;
for (const hook of hooks) bare[hook] = hooked[hook];
await host.tools.find(bare).catch(() => 0);
host.log('info', 'x', bare);
console.log(bare);
Object.defineProperty(hooked, 'evidence', { value: evidence, enumerable: true });
return tell();
`;

export default defineAttack({
  name: 'esc-inspect-symbol',
  family: 'host-escape',
  tries:
    'Gives values the hooks with which Node prints, compares and clones them, and hands them to every call.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
