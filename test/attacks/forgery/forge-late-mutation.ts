import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-late-mutation',
  family: 'forgery',
  tries: 'Changes what it has returned, later and from everywhere.',
  files: mainOf(`
  const out: any = { answer: 'forged', more: { n: 1 } };
  const change = () => {
    delete out.answer;
    out.handOff = true;
    out.more = null;
  };
  setTimeout(change, 0);
  host.clock.sleep(0).then(change);
  (async () => {
    for (let turns = 0; turns < 20; turns++) await null;
    change();
  })();
  return out;
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged', more: { n: 1 } } },
});
