import type { Result } from '#domain/result';
import type { RunProgress } from '#domain/run';
import { refused, signedIn } from '../../../_http.ts';
import { progressStream } from '../../../_progress-stream.ts';

/** Where the grading of a submission stands, as server-sent events: one `progress` event per change. */
export const GET = signedIn(({ locals, params, request }, viewer) => {
  const look = (): Result<RunProgress> => locals.services.watchAttempt(viewer, params['id'] ?? '');
  const first = look();
  if (!first.ok) return refused(first.refusal);
  return new Response(progressStream(look, request.signal), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Proxies that buffer would hold events back until the end.
      'x-accel-buffering': 'no',
    },
  });
});
