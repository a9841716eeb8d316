const FEED = '/api/notices/feed';
/** After a refusal the browser does not try again by itself: too many lines, or no session. */
const RETRY_MS = 60_000;

/**
 * Hears every event of somebody's feed, as its data. Of a browser's tabs one holds the line to the server, and when it
 * closes the next one takes over.
 */
export function hearNotices(userId: string, hear: (data: unknown) => void): void {
  const name = `holdfast-notices-${userId}`;
  const others = new BroadcastChannel(name);
  others.addEventListener('message', ({ data }) => hear(data));
  const tellAll = (data: unknown) => {
    hear(data);
    others.postMessage(data);
  };
  const hold = () => holdLine(tellAll);
  const again = () => {
    const held = 'locks' in navigator ? navigator.locks.request(name, hold) : hold();
    held.then(
      () => setTimeout(again, RETRY_MS),
      (error: unknown) => console.warn('Notices are not followed on this page.', error),
    );
  };
  again();
}

/** Resolves when the server refuses the line. A line that only broke is taken up again by the browser, from where it was. */
function holdLine(tell: (data: unknown) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const source = new EventSource(FEED);
  for (const kind of ['notice', 'unread']) source.addEventListener(kind, ({ data }) => tell(data));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) resolve();
  });
  return promise;
}
