import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'const value: any = { toJSON: () => ({ value }) }; return JSON.stringify(value).length;';

export default defineAttack({
  name: 'stk-json-stringify',
  family: 'memory',
  tries:
    'Writes a value as JSON that grows a level with every level that is written: the stack ends it, or else the clock.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: ['out_of_fuel', 'threw'], verdict: 'fail', isEndedByClock: true },
});
