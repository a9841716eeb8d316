/** Entry of the worker that reads the work with TypeScript's language service and answers the editor's questions. */
import { LIBS } from './browser-libs.ts';
import { LanguageCore } from './language-core.ts';
import type { FromLanguageWorker, ToLanguageWorker } from './language-messages.ts';

const core = new LanguageCore(LIBS);
const post = (message: FromLanguageWorker) => self.postMessage(message);

self.onmessage = ({ data: { changed, gone, ask } }: MessageEvent<ToLanguageWorker>) => {
  core.update(changed, gone);
  if (!ask) return;
  try {
    post({ kind: 'answer', id: ask.id, answer: core.answer(ask.question) });
  } catch (error) {
    // The compiler has faults of its own, now and then, on text that is half written.
    post({ kind: 'failed', id: ask.id, message: error instanceof Error ? error.message : String(error) });
  }
};

post({ kind: 'ready' });
