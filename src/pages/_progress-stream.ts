import type { Result } from '#domain/result';
import type { RunProgress } from '#domain/run';

const LOOK_EVERY_MS = 400;
const HEARTBEAT_EVERY_MS = 15_000;
/** The browser's EventSource reconnects by itself, and is checked again when it does. */
const LONGEST_MS = 10 * 60_000;

/**
 * Server-sent events of one run: `event: progress` with a RunProgress per change, a comment every 15 s so that
 * proxies keep the line open. Ends when the run is graded or held, when `look` refuses, after ten minutes, or when
 * the client goes away. What `look` throws breaks the stream, not the process.
 */
export function progressStream(
  look: () => Result<RunProgress>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  let forget: () => void = () => undefined;
  return new ReadableStream({
    start(controller) {
      const end = () => {
        clearInterval(timer);
        controller.close();
      };
      forget = () => {
        clearInterval(timer);
        signal.removeEventListener('abort', end);
      };
      const next = eventsOf(look);
      const encoder = new TextEncoder();
      const tick = () => {
        try {
          const { text, isOver } = next(performance.now());
          if (text !== '') controller.enqueue(encoder.encode(text));
          if (!isOver) return;
          forget();
          controller.close();
        } catch (error) {
          forget();
          controller.error(error);
        }
      };
      signal.addEventListener('abort', end, { once: true });
      timer = setInterval(tick, LOOK_EVERY_MS);
      tick();
    },
    // Comes before the signal when a client goes away: closing once more would throw, and end the process.
    cancel: () => forget(),
  });
}

/** What to send at a time (milliseconds, any origin): an event on change, a comment when silent for long, or nothing. */
function eventsOf(look: () => Result<RunProgress>) {
  let startedAt: number | undefined;
  let spokeAt = 0;
  let last = '';
  return (now: number): { text: string; isOver: boolean } => {
    startedAt ??= now;
    const seen = look();
    if (!seen.ok) return { text: '', isOver: true };
    const { state } = seen.value;
    const isOver = state === 'graded' || state === 'held' || now - startedAt > LONGEST_MS;
    const data = JSON.stringify(seen.value);
    const isNews = data !== last;
    if (!isNews && now - spokeAt < HEARTBEAT_EVERY_MS) return { text: '', isOver };
    last = data;
    spokeAt = now;
    return { text: isNews ? `event: progress\ndata: ${data}\n\n` : ': still here\n\n', isOver };
  };
}
