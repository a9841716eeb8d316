import { refused, signedIn } from '../../_http.ts';
import { noticeStream } from '../../_notice-stream.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that buffer would hold events back.
  'x-accel-buffering': 'no',
};

/** The viewer's notices as they come, as server-sent events; `Last-Event-ID` resumes. 503 when too many are open. */
export const GET = signedIn(({ locals, request }, viewer) => {
  if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  const stream = noticeStream((listener) => locals.services.openNoticeFeed(viewer, listener), request);
  if (stream.ok) return new Response(stream.value, { headers: HEADERS });
  const { status, headers } = refused(stream.refusal);
  // It is the server that has no more lines to give, whoever asks.
  const isFull = stream.refusal.kind === 'too_many';
  const { kind, message } = stream.refusal;
  return Response.json({ error: { kind, message } }, { status: isFull ? 503 : status, headers });
});
