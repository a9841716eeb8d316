import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'over-impossible-exercise',
  family: 'overfitting',
  tries:
    'Answers what nobody can answer, from whatever lies around; an answer that is right would prove a leak.',
  files: mainOf(`
  if (input.asks === 'sum') return { answer: 'not asked' };
  const places: unknown[] = [];
  for (const args of [{}, { parcel: '' }, { parcel: '__proto__' }, { parcel: 'constructor' }, { parcel: ['' + input.parcel] }, null, [input.parcel]]) {
    places.push(await host.tools.find(args).catch((error: Error) => error.message));
  }
  const place = places.map((found: any) => found?.place).find((found) => typeof found === 'string');
  return { answer: place ?? 'unknown', places };
`),
  expect: { ending: 'returned', verdict: 'fail' },
});
