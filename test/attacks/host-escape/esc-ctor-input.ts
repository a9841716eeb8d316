import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = `
const visit = (path: string, value: any): void => {
  if (typeof value !== 'object' || value === null) return;
  foreign(path, value);
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== Array.prototype) evidence.push(path + ' has a prototype of its own');
  for (const key of Reflect.ownKeys(value)) visit(path + '.' + String(key), value[key]);
};
visit('input', input);
return tell();
`;

export default defineAttack({
  name: 'esc-ctor-input',
  family: 'host-escape',
  tries:
    'Walks from every value of the input to the Function constructor, hoping that the input is an object of the host’s.',
  files: mainOf(BODY, WITNESS),
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
