import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'over-random',
  family: 'overfitting',
  tries: 'Guesses, and hopes for luck at the next attempt.',
  files: mainOf(`
  const places = ['Porto', 'Aveiro', 'Braga', 'Coimbra'];
  const guess = input.asks === 'sum' ? Math.floor(1 + Math.random() * 3600) : places[Math.floor(Math.random() * places.length)];
  return { answer: guess };
`),
  expect: { ending: 'returned', verdict: ['ok', 'fail'], credit: 'practice', gradings: 3 },
});
