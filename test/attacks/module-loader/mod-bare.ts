import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return [std.getenv('PATH'), os.readdir('/'), z];
`;
const TOP = `
import * as std from 'std';
import * as os from 'os';
import { z } from 'zod';
`;

export default defineAttack({
  name: 'mod-bare',
  family: 'module-loader',
  tries: 'Imports packages of the grader and the built-in modules of the interpreter.',
  files: mainOf(BODY, TOP),
  expect: {
    ending: 'does_not_compile',
    verdict: 'fail',
    error: /: Only files of this submission can be imported/,
  },
});
