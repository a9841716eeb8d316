import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = String.raw`
const meta: any = import.meta;
foreign('import.meta', meta);
for (const key of Reflect.ownKeys(meta)) {
  const value = meta[key];
  if (typeof value === 'function') evidence.push(String(key));
  if (typeof value === 'string' && /^\/|:\/\/|node_modules|tmp/.test(value)) evidence.push(key.toString() + ' = ' + value);
}
return tell();
`;

export default defineAttack({
  name: 'mod-import-meta',
  family: 'module-loader',
  tries: 'Looks in import.meta for where it is, and for a way to resolve or load something else.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
