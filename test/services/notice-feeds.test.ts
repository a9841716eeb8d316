import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '#domain/viewer';
import type { FeedEvent } from '#services/notice-feeds';
import { FEEDS_EACH, FEEDS_TOGETHER } from '#services/notice-feeds';
import { tell } from './notices.ts';
import { granted, openPlatform, type Platform, refusalOf } from './open-platform.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A platform, and somebody signed in. */
async function openSignedIn() {
  const platform = openPlatform();
  const form = { email: 'ines@example.test', name: 'Ines', password: 'three or four words' };
  const { cookie } = granted(await platform.services.signUp(form, { address: '127.0.0.1' }));
  const cookies = cookie.split(';', 1)[0] ?? '';
  const { viewer } = await platform.services.whoIs(cookies);
  if (!viewer) throw new Error('the session is not there');
  return { ...platform, ines: viewer, cookies };
}

function listen(
  { services }: Pick<Platform, 'services'>,
  viewer: Viewer,
  cookies: string | null,
  after?: number,
) {
  const heard: FeedEvent[] = [];
  const line = { heard, beats: 0, hasEnded: false };
  const opened = services.openNoticeFeed(viewer, {
    cookies,
    after,
    hear: (event) => void heard.push(event),
    beat: () => {
      line.beats += 1;
    },
    end: () => {
      line.hasEnded = true;
    },
  });
  return Object.assign(line, { opened });
}

describe('a feed of notices', () => {
  test('says first how many are unread, then each new one within a second or so', async () => {
    const platform = await openSignedIn();
    const old = tell(platform, platform.ines);
    const { heard } = listen(platform, platform.ines, platform.cookies);
    const seq = tell(platform, platform.ines, { title: 'A thing.', path: '/work' });
    vi.advanceTimersByTime(1100);
    expect(heard).toEqual([
      { kind: 'unread', id: old, unread: 1 },
      { kind: 'notice', id: seq, title: 'A thing.', path: '/work', unread: 2 },
    ]);
  });

  test('says nothing of what others are told', async () => {
    const platform = await openSignedIn();
    const other = platform.person('learner', 'Omar');
    const { heard } = listen(platform, platform.ines, platform.cookies);
    tell(platform, other, { title: 'For Omar alone.' });
    vi.advanceTimersByTime(3000);
    expect(heard).toEqual([{ kind: 'unread', id: 0, unread: 0 }]);
    expect(listen(platform, platform.ines, platform.cookies, 0).heard).toMatchObject([{ kind: 'unread' }]);
  });

  test('resumes after the last notice that was received, leaving none out and saying none twice', async () => {
    const platform = await openSignedIn();
    const seqs = [1, 2, 3, 4].map(() => tell(platform, platform.ines));
    const { heard } = listen(platform, platform.ines, platform.cookies, seqs[1]);
    const late = tell(platform, platform.ines);
    vi.advanceTimersByTime(2500);
    const said = heard.filter(({ kind }) => kind === 'notice').map(({ id }) => id);
    expect(said).toEqual([seqs[2], seqs[3], late]);
  });

  test('says how many are left when some were read on another page', async () => {
    const platform = await openSignedIn();
    const seq = tell(platform, platform.ines);
    const { heard } = listen(platform, platform.ines, platform.cookies);
    granted(platform.services.followNotice(platform.ines, seq));
    expect(heard.at(-1)).toEqual({ kind: 'unread', id: seq, unread: 0 });
  });

  test('ends within fifteen seconds of the session, and keeps its line open with a beat until then', async () => {
    const platform = await openSignedIn();
    const timers = vi.getTimerCount();
    const line = listen(platform, platform.ines, platform.cookies);
    vi.advanceTimersByTime(60_000);
    expect([line.hasEnded, line.beats]).toEqual([false, 4]);
    await platform.services.logOut(platform.cookies);
    vi.advanceTimersByTime(15_000);
    expect(line.hasEnded).toBe(true);
    expect(vi.getTimerCount()).toBe(timers);
  });

  test('ends when the session has run out, which listening does not put off', async () => {
    const platform = await openSignedIn();
    const line = listen(platform, platform.ines, platform.cookies);
    for (let day = 0; day < 31; day += 1) {
      platform.pass(24 * 60 * 60_000);
      vi.advanceTimersByTime(10_000);
      if (day < 28) expect(line.hasEnded).toBe(false);
    }
    expect(line.hasEnded).toBe(true);
  });

  test('ends when the cookies are not, or not any more, those of its person', async () => {
    const platform = await openSignedIn();
    const lines = [null, 'nothing=1', '__Host-holdfast=made-up'].map((cookies) =>
      listen(platform, platform.ines, cookies),
    );
    const others = listen(platform, platform.person('mentor'), platform.cookies);
    vi.advanceTimersByTime(10_000);
    expect([...lines, others].map(({ hasEnded }) => hasEnded)).toEqual([true, true, true, true]);
  });

  test('is refused to somebody who has six open, until one is closed', async () => {
    const platform = await openSignedIn();
    const lines = Array.from({ length: FEEDS_EACH }, () => listen(platform, platform.ines, platform.cookies));
    const seventh = refusalOf(listen(platform, platform.ines, platform.cookies).opened);
    expect(seventh).toMatchObject({ kind: 'too_many', retryAfterSeconds: 30 });
    granted(lines[0]?.opened ?? refuseNothing())();
    granted(listen(platform, platform.ines, platform.cookies).opened);
    granted(listen(platform, platform.person('learner'), platform.cookies).opened);
  });

  test('is refused to everybody when a thousand are open', async () => {
    const platform = await openSignedIn();
    const open = (n: number) => listen(platform, { ...platform.ines, id: `person-${n}` }, null).opened;
    for (let n = 0; n < FEEDS_TOGETHER; n += 1) granted(open(n));
    expect(refusalOf(open(FEEDS_TOGETHER)).kind).toBe('too_many');
  });
});

function refuseNothing(): never {
  throw new Error('no feed was opened');
}
