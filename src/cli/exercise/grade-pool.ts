import { availableParallelism } from 'node:os';
import type { GradeProgram } from '#grader/grade-program';
import type { EngineName } from '#sandbox/engines';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';

/** The one place where commands on exercises meet the way gradings are run. */
export interface GradePool {
  /** Waits for a free lane, then grades. */
  grade: GradeProgram;
  close(): Promise<void>;
}

/** As many gradings at once as there are processors, two at most, each with a source of threads of its own. */
export function openGradePool(engine?: EngineName): GradePool {
  const sources = Array.from({ length: Math.min(2, availableParallelism()) }, () => new ThreadSource());
  const free = [...sources];
  const waiting: ((source: ThreadSource) => void)[] = [];
  const take = async () => free.pop() ?? new Promise<ThreadSource>((resolve) => waiting.push(resolve));
  const giveBack = (source: ThreadSource) => {
    const next = waiting.shift();
    if (next) next(source);
    else free.push(source);
  };
  return {
    async grade(job) {
      const source = await take();
      try {
        return await gradeInThread({ ...job, engine }, {}, source);
      } finally {
        giveBack(source);
      }
    },
    async close() {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
