import { defineAttack, mainOf } from '../attack.ts';

const BODY = String.raw`
let first: unknown;
const requests = ['./%2e%2e/%2e%2e/keys.txt', './..%2f..%2fkeys.txt', './%252e%252e/keys.txt', './....//....//keys.txt', '.\..\..\keys.txt'];
for (const request of [...requests, './．．/keys.txt', './../src/../../keys.txt', './x/../../../../keys.txt']) {
  try {
    return await import(request);
  } catch (error) {
    first ??= error;
  }
}
throw first;
`;

export default defineAttack({
  name: 'mod-encoded-up',
  family: 'module-loader',
  tries: 'Imports files above the submission with encoded and doubled dots and slashes.',
  files: mainOf(BODY),
  expect: {
    ending: 'threw',
    verdict: 'fail',
    error: /^TypeError: (Only files of this submission|\S+ is not among your files)/,
  },
});
