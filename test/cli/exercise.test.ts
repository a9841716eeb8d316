import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '#app';
import { withGrader } from '#server/with-grader';
import { write } from '#test/catalog/exercise-folder';
import { COMMANDS } from '../../src/cli/exercise/commands.ts';
import { HONEST, LOUD, sendAndGrade, withFolders } from './exercise-life.ts';

const MINUTE = 60_000;

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

  it('says how it is to be called', async () => {
    const { run, dataDir } = withFolders();
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('regrade <slug>') });
    expect(run('constructor').status).toBe(2);
    expect(run('diff', 'echo', '1').stderr).toContain('usage: npm run exercise -- diff');
    vi.stubEnv('DATA_DIR', dataDir);
    const called = (name: string, ...args: string[]) => COMMANDS[name]?.run(args);
    await expect(called('retire', 'echo', '--all', '--version', '1')).rejects.toThrow(
      'Give --version <n> or --all.',
    );
    const stranger = called('retire', 'echo', '--all', '--why', 'x', '--as', 'nobody@example.test');
    await expect(stranger).rejects.toThrow('no account');
    await expect(called('stats', 'echo', '--stage', 'x')).rejects.toThrow('whole number');
    expect(run('diff', 'echo', '1', '2')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ever published'),
    });
  });
});

it('a grader is closed with its work, also when that fails', async () => {
  await expect(withGrader(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
