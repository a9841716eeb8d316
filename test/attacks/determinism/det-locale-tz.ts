import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-locale-tz',
  family: 'determinism',
  tries: 'Asks for the language, the time zone and the sort order of the machine.',
  files: mainOf(`
  const g: any = globalThis;
  const words = ['ä', 'a', 'Z', 'é', 'ß', 'ı', 'I'];
  const time = new Date(2026, 6, 1, 12, 30);
  return {
    intl: typeof g.Intl, locale: [(1234567.891).toLocaleString(), time.toLocaleDateString(), time.toLocaleTimeString(), 'I'.toLocaleLowerCase()],
    sorted: [...words].sort((a, b) => a.localeCompare(b)), zone: time.getTimezoneOffset(), iso: time.toISOString(),
  };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
