import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { parentPort } from 'node:worker_threads';

// The grading thread as a build has it: one script, and beside it what V8 made of the functions that a grading calls. Two
// new threads would otherwise read and compile the same code twice while a learner waits. V8 looks whether the code fits
// the script and itself, and compiles as ever where it does not.

const file = fileURLToPath(new URL('./thread.cjs', import.meta.url));
const code = `${file}.code`;
const cachedData = existsSync(code) ? readFileSync(code) : undefined;
const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
  {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
);
script.runInThisContext()({}, createRequire(import.meta.url), {}, file, dirname(file));

// Asked for by the build, of a thread that has graded something. One whose code was taken has nothing to say.
if (script.cachedDataRejected !== false)
  parentPort?.on('message', (message) => {
    if (message === 'code') parentPort?.postMessage(script.createCachedData());
  });
