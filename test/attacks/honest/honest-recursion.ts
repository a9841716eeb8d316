import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-recursion',
  family: 'honest',
  tries: 'Recurses seven hundred calls deep, and walks a tree of sixty levels.',
  files: mainOf(
    `
  const solved = await solve(input, host);
  const depth = (n: number): number => (n === 0 ? 0 : depth(n - 1) + 1);
  let tree: any = { leaf: true };
  for (let n = 0; n < 60; n++) tree = { children: [tree] };
  const levels = (node: any): number => (node.children ? 1 + Math.max(...node.children.map(levels)) : 0);
  return depth(700) === 700 && levels(tree) === 60 && JSON.parse(JSON.stringify(tree)) ? solved : null;
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
