import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return readFileSync('/etc/passwd', 'utf8');
`;
const TOP = `
import { readFileSync } from 'node:fs';
`;

export default defineAttack({
  name: 'mod-static-node',
  family: 'module-loader',
  tries: 'Imports the file system as any Node module would.',
  files: mainOf(BODY, TOP),
  expect: {
    ending: 'does_not_compile',
    verdict: 'fail',
    error: /: Only files of this submission can be imported/,
  },
});
