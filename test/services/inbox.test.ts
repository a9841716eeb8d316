import { describe, expect, test } from 'vitest';
import { NOTICES_PER_PAGE } from '../../src/services/inbox.ts';
import { tell } from './notices.ts';
import { granted, openPlatform, openWithExercise, refusalOf } from './open-platform.ts';

describe('the inbox', () => {
  test('shows unread notices before read ones, each newest first', () => {
    const platform = openPlatform();
    const ines = platform.person('learner');
    const [old, middle, young] = [tell(platform, ines), tell(platform, ines), tell(platform, ines)];
    granted(platform.services.markNoticeRead(ines, young ?? 0));
    const { unread, read, next } = platform.services.listNotices(ines, null);
    expect(unread.map(({ seq }) => seq)).toEqual([middle, old]);
    expect(read.map(({ seq }) => seq)).toEqual([young]);
    expect(next).toBeNull();
  });

  test('every notice is on exactly one page, however unread and read ones mix', () => {
    const platform = openPlatform();
    const ines = platform.person('learner');
    const all = Array.from({ length: 3 * NOTICES_PER_PAGE + 5 }, () => tell(platform, ines));
    for (const seq of all.filter((n) => n % 3 !== 0)) platform.services.markNoticeRead(ines, seq);
    const shown: number[] = [];
    let place = null;
    do {
      const page = platform.services.listNotices(ines, place);
      expect(page.unread.length + page.read.length).toBeLessThanOrEqual(NOTICES_PER_PAGE);
      shown.push(...[...page.unread, ...page.read].map(({ seq }) => seq));
      place = page.next;
    } while (place);
    const unread = all.filter((n) => n % 3 === 0).reverse();
    expect(shown).toEqual([...unread, ...all.filter((n) => n % 3 !== 0).reverse()]);
  });

  test('following a notice marks it read and says where it leads', () => {
    const platform = openPlatform();
    const ines = platform.person('learner');
    const seq = tell(platform, ines, { path: '/reviews/abc' });
    expect(platform.services.countUnread(ines)).toBe(1);
    expect(granted(platform.services.followNotice(ines, seq))).toEqual({ path: '/reviews/abc' });
    expect(platform.services.countUnread(ines)).toBe(0);
  });

  test('another’s notice is neither shown, followed nor marked, and reads as one that does not exist', () => {
    const platform = openPlatform();
    const [ines, omar] = [platform.person('learner'), platform.person('instructor')];
    const seq = tell(platform, ines);
    expect(platform.services.listNotices(omar, null)).toMatchObject({ unread: [], read: [] });
    expect(platform.services.countUnread(omar)).toBe(0);
    const refused = refusalOf(platform.services.followNotice(omar, seq));
    expect(refused).toEqual(refusalOf(platform.services.followNotice(omar, seq + 1000)));
    expect(refused.kind).toBe('not_found');
    expect(granted(platform.services.markNoticesRead(omar, seq))).toEqual({ read: 0 });
    expect(platform.services.countUnread(ines)).toBe(1);
  });

  test('marking all read leaves what came since the page was made', () => {
    const platform = openPlatform();
    const ines = platform.person('learner');
    tell(platform, ines);
    tell(platform, ines);
    const { upTo } = platform.services.listNotices(ines, null);
    const late = tell(platform, ines);
    expect(granted(platform.services.markNoticesRead(ines, upTo))).toEqual({ read: 2 });
    expect(platform.services.listNotices(ines, null).unread.map(({ seq }) => seq)).toEqual([late]);
  });

  test('the count in the page head stops at a hundred', () => {
    const platform = openPlatform();
    const ines = platform.person('learner');
    for (let n = 0; n < 120; n += 1) tell(platform, ines);
    expect(platform.services.countUnread(ines)).toBe(100);
  });
});

test('a published review is told to its learner once, without a word of it, and whoever opens it was told', () => {
  const platform = openWithExercise();
  const { services } = platform;
  const [ines, marek] = [platform.person('learner', 'Ines'), platform.person('mentor', 'Marek')];
  const submissionId = platform.submit(ines);
  platform.grade();
  const { requestId } = granted(services.askForReview(ines, submissionId, 'Where do I begin?'));
  granted(services.claimReview(marek, requestId));
  granted(services.saveReviewSummary(marek, requestId, 'Begin with the time-out.'));
  expect(services.countUnread(ines)).toBe(0);
  granted(services.publishReview(marek, requestId));
  const { unread } = services.listNotices(ines, null);
  expect(unread).toMatchObject([
    {
      title: 'Marek has reviewed your attempt 1 at “Support assistant”.',
      body: '',
      path: `/reviews/${requestId}`,
    },
  ]);
  const other = tell(platform, ines, { path: '/work' });
  tell(platform, ines, { path: `/reviews/${requestId}#thread-1` });
  granted(services.noteReviewRead(ines, requestId));
  expect(services.listNotices(ines, null).unread.map(({ seq }) => seq)).toEqual([other]);
});
