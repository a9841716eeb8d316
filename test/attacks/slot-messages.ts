import type { GradedProgram } from '#grader/grade-program';
import type { ThreadJob } from '#server/thread-messages';
import type { Cost } from './watched-source.ts';

export interface ToSlot {
  job: ThreadJob;
}

export type FromSlot = ({ kind: 'graded'; cost: Cost } & GradedProgram) | { kind: 'failed'; fault: string };
