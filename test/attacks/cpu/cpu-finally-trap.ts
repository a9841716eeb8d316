import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
for (;;) {
  try {
    for (;;);
  } finally {
    continue;
  }
}
`;

export default defineAttack({
  name: 'cpu-finally-trap',
  family: 'cpu',
  tries: 'Goes on in a finally block when its loop is ended.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
