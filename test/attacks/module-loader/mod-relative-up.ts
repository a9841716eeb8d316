import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return keys;';
const TOP = `
import keys from '../../../../keys.txt';
`;

export default defineAttack({
  name: 'mod-relative-up',
  family: 'module-loader',
  tries: 'Imports files above the submission with a path of dots.',
  files: mainOf(BODY, TOP),
  expect: {
    ending: 'does_not_compile',
    verdict: 'fail',
    error: /: Only files of this submission can be imported/,
  },
});
