import { availableParallelism } from 'node:os';
import type { GradeProgram } from '#grader/grade-program';
import type { EngineName } from '#sandbox/engines';
import { gradeInThread } from './grade-in-thread.ts';
import { ThreadSource } from './thread-source.ts';

const THREADS = Math.min(2, availableParallelism());

/** Runs `work` with a grader whose threads end with it. @param engine the default one when absent */
export async function withGrader<T>(
  work: (grade: GradeProgram) => Promise<T>,
  engine?: EngineName,
): Promise<T> {
  const source = new ThreadSource();
  try {
    return await work((job) => gradeInThread({ ...job, engine }, { threads: THREADS }, source));
  } finally {
    await source.close();
  }
}
