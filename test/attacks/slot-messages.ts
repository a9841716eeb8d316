import type { Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import type { ThreadJob } from '#server/thread-messages';
import type { Cost } from './watched-source.ts';

export interface ToSlot {
  job: ThreadJob;
}

export type FromSlot =
  | { kind: 'graded'; report: Report; trials: Trial[]; cost: Cost }
  | { kind: 'failed'; fault: string };
