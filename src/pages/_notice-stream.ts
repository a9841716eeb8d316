import { ok, type Result } from '#domain/result';
import type { FeedEvent, FeedListener } from '#services/notice-feeds';

/** The browser takes it up again by itself, from where it was. */
const LONGEST_MS = 30 * 60_000;
const ID = /^\d{1,15}$/;

type Listener = Omit<FeedListener, 'userId'>;

/**
 * Somebody's notices as server-sent events: `event: notice` for each new one, `event: unread` when only the count has
 * changed, both with the number to resume from as their id; a comment now and then so that proxies keep the line open.
 * Ends with the session, when the client goes away, and after half an hour.
 */
export function noticeStream(
  open: (listener: Listener) => Result<() => void>,
  request: Pick<Request, 'headers' | 'signal'>,
): Result<ReadableStream<Uint8Array>> {
  const line = createLine(request.signal);
  const lastId = request.headers.get('last-event-id') ?? '';
  const opened = open({
    cookies: request.headers.get('cookie'),
    after: ID.test(lastId) ? Number(lastId) : undefined,
    hear: (event) => line.say(eventText(event)),
    beat: () => line.say(': still here\n\n'),
    end: line.end,
  });
  if (!opened.ok) return opened;
  line.onEnd(opened.value);
  return ok(line.stream);
}

function eventText({ id, kind, ...data }: FeedEvent): string {
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A stream that is written to from outside and ends once. */
function createLine(signal: AbortSignal) {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let leave: () => void = () => undefined;
  const forget = () => {
    controller = undefined;
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    leave();
  };
  const end = () => {
    const open = controller;
    if (!open) return;
    forget();
    open.close();
  };
  const timer = setTimeout(end, LONGEST_MS);
  timer.unref();
  signal.addEventListener('abort', end, { once: true });
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: forget,
  });
  return {
    stream,
    end,
    say: (text: string) => controller?.enqueue(encoder.encode(text)),
    /** At once when it has ended already. */
    onEnd(left: () => void) {
      leave = left;
      if (!controller) left();
    },
  };
}
