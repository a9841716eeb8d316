import { openGrading } from '#grader/open-grading';
import { createEngine } from '#sandbox/engine-node';
import { serveThread } from './serve-thread.ts';

// Started at once, so that a spare thread is warm when its job comes.
const engine = createEngine();
serveThread(async (input) => openGrading(input, await engine));
