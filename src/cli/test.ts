import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm test`: everything that must hold, in the order in which it is cheapest to learn that it does not.
// The last line is `N passed, N failed`; a step that fails without a failing test counts as one.

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'node_modules', '.cache', 'holdfast', 'test-results');
const isFull = process.argv.includes('--full');

interface Step {
  title: string;
  /** Arguments of Node: a module of `node_modules` or of ours, and what it is told. */
  command: string[];
  /** Where vitest leaves its counts; absent for a step that is not made of tests. */
  counts?: string;
}

interface Counts {
  passed: number;
  failed: number;
}

const steps: Step[] = [
  {
    title: 'Lint and format',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--reporter=summary', '.'],
  },
  { title: 'Types', command: ['node_modules/typescript7/bin/tsc', '--noEmit'] },
  {
    title: 'Types of pages',
    command: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'error'],
  },
  testStep('Unit tests', 'unit'),
  { title: 'Build', command: ['src/cli/build.ts'] },
  testStep('Pages over HTTP', 'pages'),
  testStep('In a browser', 'e2e'),
  ...(isFull ? [testStep('Long tests', 'full')] : []),
];

const total: Counts = { passed: 0, failed: 0 };
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const step of steps) {
  const { passed, failed } = await run(step);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function testStep(title: string, project: string): Step {
  const counts = join(results, `${project}.json`);
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    project,
  ];
  const report = ['--passWithNoTests', '--reporter=dot', '--reporter=json', `--outputFile.json=${counts}`];
  return { title, counts, command: [...vitest, ...report] };
}

async function run(step: Step): Promise<Counts> {
  console.log(`\n── ${step.title}`);
  const startedAt = performance.now();
  const code = await exitCodeOf(step.command);
  const { passed, failed } = countsOf(step);
  const hasFailed = code !== 0 || failed > 0;
  const tests = step.counts ? `, ${passed} passed, ${failed} failed` : '';
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${step.title}: ${hasFailed ? 'FAILED' : 'ok'} in ${seconds} s${tests}`);
  return { passed, failed: hasFailed ? Math.max(1, failed) : 0 };
}

function exitCodeOf(command: string[]): Promise<number> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CI: '1' };
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function countsOf({ counts }: Step): Counts {
  if (!counts) return { passed: 0, failed: 0 };
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(counts, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch (error) {
    console.error(`vitest left no counts: ${error}`);
    return { passed: 0, failed: 1 };
  }
}
