import { defineAttack, mainOf } from '../attack.ts';
import { NO_EVIDENCE, WITNESS } from '../guest.ts';

const BODY = String.raw`
for (const request of ['./two.ts\0', './two\0.ts', './two.ts\0/../../../keys.txt', '../keys.txt\0./two.ts', 'holdfast:root\0']) {
  try {
    const found = Object.keys(await import(request)).join();
    if (found !== 'two') evidence.push(request + ' gave ' + found);
  } catch {}
}
return tell();
`;

export default defineAttack({
  name: 'mod-nul-byte',
  family: 'module-loader',
  tries:
    'Ends the name of a module early with a zero byte, so that host and interpreter read different names.',
  files: {
    'src/main.ts': mainOf(BODY, WITNESS),
    'src/two.ts': 'export const two = 2;',
  },
  expect: { ending: 'returned', verdict: 'fail', value: NO_EVIDENCE },
});
