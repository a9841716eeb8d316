import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '#sandbox/engine-node';
import { engineName } from '#sandbox/engines';
import { open, program, run } from './support.ts';

/** Runs in a thread as grading does: a program that catches its own endless recursion. */
const box = await open(
  await createEngine(engineName.parse(workerData)),
  program(
    'const f = (n: number): number => f(n + 1) + 1; try { return f(0); } catch (e: any) { return e.name; }',
  ),
);
parentPort?.postMessage([run(box), run(box)]);
