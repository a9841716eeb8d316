import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createApp } from '#app';
import { deploymentSecret, openDataFolder } from '#server/data-folder';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { withGrader } from '#server/with-grader';
import { exerciseFolder, write } from '#test/catalog/exercise-folder';
import { prove } from '../support/prove.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MINUTE = 60_000;

/** A data folder and an exercise of its own, small enough to be graded in a moment. */
function withFolders() {
  const dataDir = openDataFolder(join(tempFolder(), 'data'));
  const folder = exerciseFolder(join(tempFolder(), 'echo'));
  const run = (...args: string[]) => {
    const env = { ...process.env, DATA_DIR: dataDir };
    const command = [join(ROOT, 'src/cli/exercise.ts'), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const proveIt = () => prove(folder, dataDir);
  const publish = (why: string) => run('publish', folder, '--why', why);
  return { dataDir, folder, run, prove: proveIt, publish };
}

/** Sends a program in for a new learner and grades everything that waits, as a worker does. */
async function sendAndGrade(dataDir: string, programs: Record<string, string>) {
  const app = createApp({ dataDir });
  const source = new ThreadSource();
  try {
    for (const [name, text] of Object.entries(programs)) {
      const email = `${name.toLowerCase()}@example.test`;
      const viewer = app.store.users.create({ email, name, passwordHash: 'none' });
      const files = [{ path: 'src/main.ts', text }];
      if (viewer) app.services.submitWork(viewer, 'echo', 1, { files, idempotencyKey: name });
    }
    for (let work = app.grading.claimNext('w'); work; work = app.grading.claimNext('w')) {
      const { runId, claimToken, engine: _, threads: _threads, ...job } = work;
      const suites = ['practice', 'stress', 'traffic'] as const;
      const secret = deploymentSecret(dataDir);
      const { report, evidence } = await gradeInThread({ ...job, suites, secret }, {}, source);
      app.grading.finish(runId, claimToken, report, evidence);
    }
  } finally {
    await source.close();
    app.close();
  }
}

const HONEST = 'export default async (input: { word: string }) => ({ say: input.word });\n';
const LOUD = 'export default async (input: { word: string }) => ({ say: input.word.toUpperCase() });\n';

describe('the life of an exercise, on the command line', { timeout: 4 * MINUTE }, () => {
  it('goes from proof to publication, comparison, regrade, statistics and retirement', async () => {
    const { dataDir, folder, run, prove, publish } = withFolders();
    expect(publish('First one.')).toMatchObject({ status: 1, stderr: expect.stringContaining('no proof') });
    await prove();
    expect(publish('First one.').stdout).toContain('echo is published as version 1');
    await sendAndGrade(dataDir, { Honest: HONEST, Loud: LOUD });

    const world = readFileSync(join(folder, 'world/index.ts'), 'utf8');
    const strict = `asObject(run.value)?.['say'] === wanted`;
    expect(world).toContain(strict);
    const lenient = `String(asObject(run.value)?.['say']).toLowerCase() === wanted`;
    write(folder, { 'world/index.ts': world.replace(strict, lenient) });
    await prove();
    expect(publish('Loud is right as well.').stdout).toContain('version 2');
    const changed = run('diff', 'echo', '1', '2').stdout;
    expect(changed).toContain('world\n  The world’s code');
    expect(changed).not.toContain('cases');

    const tried = run('regrade', 'echo', '--to', '2');
    expect(tried.stdout).toContain('1 of 2 submissions would go up, 0 down, 1 stay. Nothing was stored.');
    expect(tried.stdout).toContain('2 were judged from stored traces, 0 run again');
    expect(tried.stdout).toMatch(/Loud\s+1\s+1\s+\S+ → \S+\s+0\.00 → 1\.00\s+\S+ → \S+\s+echo 0\.00→1\.00/);
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8');
    writeFileSync(join(dataDir, 'secret'), 'ab'.repeat(32));
    expect(run('regrade', 'echo', '--to', '2').stdout).toContain(
      '2 run again: It was graded with another secret',
    );
    writeFileSync(join(dataDir, 'secret'), secret);
    expect(run('regrade', 'echo', '--to', '2', '--apply').status).toBe(2);
    const applied = run('regrade', 'echo', '--to', '2', '--apply', '--why', 'Loud is right as well.');
    expect(applied.stdout).toContain('2 runs are queued under version 2');
    expect(run('regrade', 'echo', '--to', '2', '--apply', '--why', 'again')).toMatchObject({ status: 1 });

    await sendAndGrade(dataDir, {});
    expect(run('regrade', 'echo', '--to', '2').stdout).toContain('counts under version 2 already');
    const stats = JSON.parse(run('stats', 'echo', '--json').stdout);
    expect(stats).toMatchObject({
      version: 2,
      learners: 2,
      families: [{ id: 'echo', p: 1, firstAttempt: 1 }],
    });
    expect(run('stats', 'echo').stdout).toContain('decide nothing by these numbers');

    expect(run('retire', 'echo', '--version', '1', '--why', 'Its check was wrong.').stdout).toContain(
      'is retired',
    );
    expect(run('retire', 'echo', '--all', '--why', 'Over.').stdout).toBe('Version 2 of echo is retired.\n');
    const app = createApp({ dataDir });
    const audit = app.store.audit
      .list('echo')
      .map(({ action, version, actorName }) => [action, version, actorName]);
    app.close();
    expect(audit.reverse()).toEqual([
      ['publish', 1, 'command line'],
      ['publish', 2, 'command line'],
      ['regrade', 2, 'command line'],
      ['retire', 1, 'command line'],
      ['retire', 2, 'command line'],
    ]);
  });

  it('runs again what other hidden values are drawn for', async () => {
    const { dataDir, folder, run, prove, publish } = withFolders();
    // So many that two versions hardly ever draw the same three.
    write(folder, {
      'hidden/bank.ts': `export const words = Array.from({ length: 500 }, (_, i) => 'pangolin' + i);\n`,
    });
    await prove();
    publish('First one.');
    await sendAndGrade(dataDir, { Honest: HONEST });
    const manifest = readFileSync(join(folder, 'exercise.yaml'), 'utf8');
    write(folder, { 'exercise.yaml': manifest.replace('version: 1', 'version: 2') });
    await prove();
    publish('New values.');
    const { stdout } = run('regrade', 'echo', '--to', '2', '--dry-run');
    expect(stdout).toContain('0 were judged from stored traces, 1 run again');
    expect(stdout).toContain('1 run again: The version draws other hidden values.');
    const { stdout: changed } = run('diff', 'echo', '1', '2');
    expect(changed).toContain('hidden values');
    expect(changed).toMatch(/cases\n(.*\n)* {2}stress: echo: \d+ of 30 have another input\./);
    expect(changed).not.toContain('have the same input');
  });

  it('says how it is to be called', () => {
    const { run } = withFolders();
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('regrade <slug>') });
    expect(run('constructor').status).toBe(2);
    expect(run('retire', 'echo', '--all', '--version', '1').stderr).toContain('Give --version <n> or --all.');
    expect(run('retire', 'echo', '--all', '--why', 'x', '--as', 'nobody@example.test').stderr).toContain(
      'no account',
    );
    expect(run('stats', 'echo', '--stage', 'x').stderr).toContain('whole number');
    expect(run('diff', 'echo', '1').stderr).toContain('usage: npm run exercise -- diff');
    expect(run('diff', 'echo', '1', '2')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ever published'),
    });
  });
});

it('a grader is closed with its work, also when that fails', async () => {
  await expect(withGrader(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
