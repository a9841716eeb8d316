import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ExerciseError } from '#catalog/exercise-error';
import { gradeInThread } from '#server/grade-in-thread';
import { selfTest } from '#server/self-test/self-test';
import { ThreadSource } from '#server/thread-source';
import { gradeFolder } from '#services/grade-folder';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exercises = join(root, 'exercises');
const cacheDir = join(root, 'node_modules/.cache/holdfast');

if (import.meta.main) await cacheThreadCode(process.argv[2] ?? '');

/**
 * Lets a built grading thread grade something and keeps what V8 compiled meanwhile (`server/cached-thread`). What it
 * grades decides how much a new thread is spared, nothing else: the self-test's programs, and an exercise's reference.
 * A process of its own, because V8 takes code only where it was made under the same flags.
 */
async function cacheThreadCode(folder: string): Promise<void> {
  const source = new ThreadSource(pathToFileURL(join(folder, 'grading-thread.mjs')));
  try {
    await selfTest(source);
    await gradeAnExercise(source);
    const { worker } = source.take();
    worker.postMessage('code');
    const [code] = await once(worker, 'message');
    writeFileSync(join(folder, 'thread.cjs.code'), code);
    await worker.terminate();
  } finally {
    await source.close();
  }
}

async function gradeAnExercise(source: ThreadSource): Promise<void> {
  const slug = readdirSync(exercises, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name;
  if (slug === undefined) return;
  const exercise = join(exercises, slug);
  const order = { exercise, submission: join(exercise, 'solutions/reference'), secret: '00', cacheDir };
  try {
    await gradeFolder({ ...order, suites: ['practice'] }, (job) => gradeInThread(job, {}, source));
  } catch (error) {
    // An exercise that is not valid is told of where it is to be published.
    if (!(error instanceof ExerciseError)) throw error;
  }
}
