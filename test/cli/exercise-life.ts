import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '#app';
import { deploymentSecret, openDataFolder } from '#server/data-folder';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { exerciseFolder } from '#test/catalog/exercise-folder';
import { prove } from '../support/prove.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A data folder and an exercise of its own, small enough to be graded in a moment. */
export function withFolders() {
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
export async function sendAndGrade(dataDir: string, programs: Record<string, string>) {
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

export const HONEST = 'export default async (input: { word: string }) => ({ say: input.word });\n';
export const LOUD =
  'export default async (input: { word: string }) => ({ say: input.word.toUpperCase() });\n';
