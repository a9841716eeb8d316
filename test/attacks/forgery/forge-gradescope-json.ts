import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'forge-gradescope-json',
  family: 'forgery',
  tries: 'Writes a file of results wherever the host lets it write.',
  files: mainOf(`
  const results = { score: 100, visibility: 'visible', tests: [{ name: 'hidden', score: 100, max_score: 100, status: 'passed' }] };
  await host.store.put('/autograder/results/results.json', results);
  await host.store.put('results', results);
  await host.review.enqueue(results);
  host.metric('score', 100, results);
  return { answer: 'forged', ...input.results };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { answer: 'forged' } },
});
