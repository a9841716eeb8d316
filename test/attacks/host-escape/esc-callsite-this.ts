import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = String.raw`
const stacks: string[] = [];
const trap = { get parcel() { stacks.push(String(new Error('inside').stack)); return 'x'; } };
await host.tools.find(trap).catch((error: any) => stacks.push(String(error.stack)));
host.log('info', 'x', trap);
const holder: any = {};
(Error as any).captureStackTrace?.(holder);
stacks.push(String(holder.stack));
for (const stack of stacks) {
  if (/node:|file:|node_modules|\.mjs|worker_threads|wasm-function|process/.test(stack)) evidence.push(stack);
}
return tell();
`;

export default defineAttack({
  name: 'esc-callsite-this',
  family: 'host-escape',
  tries: 'Reads the stacks of errors made inside calls of the prelude, for files and frames of the host.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
