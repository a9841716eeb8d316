import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return payload;';
const TOP = `
import payload from 'https://example.test/payload.js';
`;

export default defineAttack({
  name: 'mod-http-url',
  family: 'module-loader',
  tries: 'Imports code from another machine.',
  files: mainOf(BODY, TOP),
  expect: {
    ending: 'does_not_compile',
    verdict: 'fail',
    error: /: Only files of this submission can be imported/,
  },
});
