import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ThreadSource } from '#server/thread-source';
import { buildIfStale } from '../../src/cli/build.ts';

// A built grading thread that had to compile its script anew would still work, only slowly: nothing else would tell.

const source = { current: undefined as ThreadSource | undefined };
let folder = '';

beforeAll(async () => {
  folder = join(await buildIfStale(() => undefined), 'grader');
  source.current = new ThreadSource(pathToFileURL(join(folder, 'grading-thread.mjs')));
}, 120_000);
afterAll(() => source.current?.close());

it('a built grading thread takes the compiled code that lies beside it', async () => {
  expect(existsSync(join(folder, 'thread.cjs.code'))).toBe(true);
  const { worker } = (source.current as ThreadSource).take();
  // One that has no use for the code beside it offers its own; what is no job is answered in any case.
  worker.postMessage('code');
  worker.postMessage({ kind: 'prepare', job: { versionDir: '/nowhere' } });
  const [answer] = await once(worker, 'message');
  expect(answer).toMatchObject({ kind: 'fault' });
  await worker.terminate();
});
