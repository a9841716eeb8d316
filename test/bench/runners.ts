import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { timed } from './measure.ts';
import type { Subject } from './subject.ts';

const require = createRequire(import.meta.url);
const HERE = dirname(fileURLToPath(import.meta.url));

/** The usual way to check a program: a test runner in a process of its own, one file with one test per trial. */
export interface Runners {
  vitest(): Promise<number>;
  jest(): Promise<number>;
}

/** Both get plain JavaScript in one file, bundled in advance, so that no transpiling is counted against them. */
export async function prepareRunners(subject: Subject, versionDir: string, secret: string): Promise<Runners> {
  const folder = join(subject.versionsDir, 'runners');
  const programDir = join(folder, 'program');
  for (const { path, text } of subject.files) write(join(programDir, path), text);
  write(join(folder, 'entry.ts'), entryOf(subject, versionDir, programDir, secret));
  await bundle(join(folder, 'entry.ts'), join(folder, 'vitest', 'suite.test.mjs'), 'esm');
  await bundle(join(folder, 'entry.ts'), join(folder, 'jest', 'suite.test.js'), 'cjs');
  write(
    join(folder, 'vitest', 'vitest.config.mjs'),
    `export default { test: { globals: true, include: ['suite.test.mjs'], reporters: ['dot'] } };`,
  );
  const jestConfig = {
    rootDir: join(folder, 'jest'),
    testEnvironment: 'node',
    transform: {},
    watchman: false,
  };
  write(join(folder, 'jest', 'package.json'), '{"type":"commonjs"}');
  const vitestArgs = [
    'run',
    '--root',
    join(folder, 'vitest'),
    '--config',
    join(folder, 'vitest', 'vitest.config.mjs'),
  ];
  return {
    vitest: () => timed(() => runNode([fromPackage('vitest', 'vitest.mjs'), ...vitestArgs])),
    jest: () =>
      timed(() =>
        runNode([fromPackage('jest', 'bin/jest.js'), '--silent', '--config', JSON.stringify(jestConfig)]),
      ),
  };
}

function entryOf(subject: Subject, versionDir: string, programDir: string, secret: string): string {
  const from = (path: string) => JSON.stringify(path);
  return `import { declareSuite } from ${from(join(HERE, 'unsandboxed-suite.ts'))};
import world from ${from(join(versionDir, 'hidden.mjs'))};
import main from ${from(join(programDir, subject.manifest.entry))};
declareSuite({ manifest: ${JSON.stringify(subject.manifest)}, world, secret: ${from(secret)}, main });
`;
}

async function bundle(input: string, file: string, format: 'esm' | 'cjs'): Promise<void> {
  const build = await rolldown({ input, platform: 'node', logLevel: 'silent', cwd: HERE });
  await build.write({ file, format, codeSplitting: false });
  await build.close();
}

function fromPackage(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @throws Error with the output unless the process ends well */
function runNode(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${args[0]} ended with ${code}:\n${output.slice(-4000)}`));
    });
  });
}
