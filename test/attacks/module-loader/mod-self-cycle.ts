import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'mod-self-cycle',
  family: 'module-loader',
  tries: 'Imports itself and a circle of files, so that they run again without end or before they are ready.',
  files: {
    'src/main.ts': mainOf(
      'return [self, two];',
      "import self from './main.ts';\nimport { two } from './two';",
    ),
    'src/two.ts': "import { three } from './three';\nexport const two: number = three + 1;",
    'src/three.ts': "import { two } from './two';\nexport const three: number = two + 1;",
  },
  expect: { ending: 'threw', verdict: 'fail', error: /ReferenceError: / },
});
