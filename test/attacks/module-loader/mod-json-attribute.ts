import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return [keys, text];';
const TOP = `
import keys from '../../keys.json' with { type: 'json' };
import text from '/etc/passwd' with { type: 'text' };
`;

export default defineAttack({
  name: 'mod-json-attribute',
  family: 'module-loader',
  tries: 'Imports a file of the machine as data, with an import attribute.',
  files: mainOf(BODY, TOP),
  expect: {
    ending: 'does_not_compile',
    verdict: 'fail',
    error: /: Only files of this submission can be imported/,
  },
});
