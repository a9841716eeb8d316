import { z } from 'zod';
import { openGrading } from '#grader/open-grading';
import { createEngine } from '#sandbox/engine-node';
import { DEFAULT_ENGINE } from '#sandbox/engines';
import { serveThread } from './serve-thread.ts';

// A thread that has just started would compile the checks of requests for longer than it makes them.
z.config({ jitless: true });
// Started at once, so that a spare thread is warm when its job comes.
const usual = createEngine();
serveThread(async (input, name = DEFAULT_ENGINE) =>
  openGrading(input, await (name === DEFAULT_ENGINE ? usual : createEngine(name))),
);
