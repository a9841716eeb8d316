/** Entry of the worker that looks into a trial's calls. It loads no interpreter: the program is not run again. */
import '../zod-without-eval.ts';
import { loadWorld } from '../practice/load-world.ts';
import type { ReachAnswer, ReachQuestion } from './reach-messages.ts';
import { reachesIn } from './reaches.ts';

const post = (answer: ReachAnswer) => self.postMessage(answer);

self.onmessage = async ({ data }: MessageEvent<ReachQuestion>) => {
  try {
    post({ kind: 'reaches', ...reachesIn(await loadWorld(data.worldUrl), data) });
  } catch (error) {
    console.error(error);
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
