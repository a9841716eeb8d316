import { describe, expect, test } from 'vitest';
import { granted, HOUR, refusalOf } from './open-platform.ts';
import { claimed, markRows, openWithGuide, publish } from './review-guides.ts';

const APPEAL = { row: 'authority', reason: 'The limit is checked in src/main.ts:2.' };

/** A published review with the last row at 2, which stands in the way. */
function reviewed() {
  const platform = openWithGuide();
  const work = claimed(platform);
  markRows(platform, work.mentor, work.requestId, [3, 3, 2]);
  publish(platform, work.mentor, work.requestId);
  return { platform, ...platform, ...work, priya: platform.person('mentor', 'Priya Rao') };
}

function appealed() {
  const all = reviewed();
  granted(all.services.appealMark(all.learner, all.requestId, APPEAL));
  const [waiting] = granted(all.services.listAppeals(all.priya));
  return { ...all, appealId: waiting?.id ?? '' };
}

describe('an appeal', () => {
  test('goes to mentors other than the marker, who is told of it', () => {
    const { services, mentor, priya, app } = appealed();
    expect(granted(services.listAppeals(priya))).toMatchObject([
      { learnerName: 'Ines Duarte', rowTitle: 'Authority', claim: null },
    ]);
    expect(granted(services.listAppeals(mentor))).toEqual([]);
    expect(
      app.store.notices.add({
        userId: mentor.id,
        key: `appeal-asked ${granted(services.listAppeals(priya))[0]?.id}`,
        kind: 'appeal-asked',
        title: 'x',
        path: '/',
      }),
    ).toBe(false);
    expect(services.listNotices(mentor, null).unread[0]).toMatchObject({
      title: 'Ines Duarte appeals your mark of Authority.',
      body: expect.stringContaining('In the review of attempt 1 at'),
    });
  });

  test('is the learner’s own to make, of a published mark, once, with a reason', () => {
    const { services, learner, person, requestId, mentor } = reviewed();
    const tries = (who: typeof learner, over = {}) =>
      refusalOf(services.appealMark(who, requestId, { ...APPEAL, ...over })).kind;
    expect(tries(person('learner'))).toBe('not_found');
    expect(tries(mentor)).toBe('not_found');
    expect(tries(learner, { row: 'grace' })).toBe('conflict');
    expect(tries(learner, { reason: '  ' })).toBe('invalid');
    granted(services.appealMark(learner, requestId, APPEAL));
    expect(tries(learner)).toBe('conflict');
  });

  test('cannot be made before the review is published', () => {
    const platform = openWithGuide();
    const { learner, mentor, requestId } = claimed(platform);
    markRows(platform, mentor, requestId, [3, 3, 2]);
    expect(refusalOf(platform.services.appealMark(learner, requestId, APPEAL)).kind).toBe('conflict');
  });

  test('is taken on before anything of it is seen, by one at a time, for an hour', () => {
    const { services, person, pass, priya, appealId } = appealed();
    const other = person('mentor');
    expect(refusalOf(services.viewAppeal(priya, appealId)).kind).toBe('conflict');
    granted(services.claimAppeal(priya, appealId));
    expect(granted(services.viewAppeal(priya, appealId))).toMatchObject({
      reason: APPEAL.reason,
      mark: { points: 2 },
    });
    expect(refusalOf(services.claimAppeal(other, appealId)).message).toContain('Priya Rao');
    expect(refusalOf(services.decideAppeal(other, appealId, { points: 3, words: 'Yes.' })).kind).toBe(
      'conflict',
    );
    pass(HOUR);
    granted(services.claimAppeal(other, appealId));
  });

  test('is never decided by the marker or the learner, whatever their role', () => {
    const { services, learner, mentor, appealId } = appealed();
    const risen = granted(services.setRole(learner.email, 'instructor'));
    const boss = granted(services.setRole(mentor.email, 'admin'));
    for (const who of [risen, boss]) {
      expect(refusalOf(services.claimAppeal(who, appealId)).kind).toBe('not_allowed');
      expect(refusalOf(services.decideAppeal(who, appealId, { points: 4, words: 'Mine.' })).kind).toBe(
        'not_allowed',
      );
    }
    expect(refusalOf(services.listAppeals(granted(services.setRole(learner.email, 'learner')))).kind).toBe(
      'not_allowed',
    );
  });

  test('once decided holds in the mark’s place and in the confirmed level, and both are told', () => {
    const { services, learner, mentor, submissionId, requestId, priya, appealId, app } = appealed();
    expect(granted(services.viewAttempt(learner, submissionId)).confirmed).toBe('pilot-ready');
    granted(services.claimAppeal(priya, appealId));
    granted(services.decideAppeal(priya, appealId, { points: 3, words: 'It is there, in line 2.' }));
    expect(granted(services.viewAttempt(learner, submissionId)).confirmed).toBe('production-ready');
    const row = granted(services.viewMarks(learner, requestId))?.rows[2];
    expect(row).toMatchObject({
      mark: { counted: 3 },
      appeal: { decision: { points: 3, byName: 'Priya Rao' } },
    });
    for (const { id } of [learner, mentor]) {
      const again = {
        userId: id,
        key: `appeal-decided ${appealId}`,
        kind: 'appeal-decided' as const,
        title: 'x',
        path: '/',
      };
      expect(app.store.notices.add(again)).toBe(false);
      expect(services.listNotices({ id }, null).unread.map(({ title }) => title)).toContainEqual(
        expect.stringContaining('Authority stands at 3.'),
      );
    }
    expect(refusalOf(services.claimAppeal(priya, appealId)).kind).toBe('conflict');
  });

  test('counts in full without evidence of its own, and may go down', () => {
    const { services, learner, requestId, priya, appealId } = appealed();
    granted(services.claimAppeal(priya, appealId));
    granted(services.decideAppeal(priya, appealId, { points: 1, words: 'There is no check.' }));
    expect(granted(services.viewMarks(learner, requestId))?.rows[2]?.mark?.counted).toBe(1);
  });
});
