import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawSecond, isMarkedTwice } from '#services/second-marking';
import type { ClaimedMail } from '#store/mails';
import { granted, HOUR, MINUTE, refusalOf } from './open-platform.ts';
import { claimed, mark, markRows, openWithGuide, publish, RUBRIC } from './review-guides.ts';

/** A marked review that is drawn, published. Asks until an id is one of those. */
function drawn(platform = openWithGuide()) {
  for (let tries = 0; tries < 500; tries += 1) {
    const work = claimed(platform);
    if (!isMarkedTwice(work.requestId, 'no key')) {
      granted(platform.services.releaseReview(work.mentor, work.requestId));
      continue;
    }
    markRows(platform, work.mentor, work.requestId, [3, 2, 4]);
    publish(platform, work.mentor, work.requestId);
    const second = platform.app.store.markings.findSecond(work.requestId);
    if (second) return { platform, ...platform, ...work, markingId: second.id };
  }
  throw new Error('none was drawn');
}

describe('which reviews are marked twice', () => {
  test('is about 15 in 100, and follows from id and key alone', () => {
    const ids = Array.from({ length: 20_000 }, () => randomUUID());
    const share = ids.filter((id) => isMarkedTwice(id, 'a key')).length / ids.length;
    // Four standard errors either way.
    expect(Math.abs(share - 0.15)).toBeLessThan(4 * Math.sqrt((0.15 * 0.85) / ids.length));
    for (const id of ids.slice(0, 50)) expect(isMarkedTwice(id, 'a key')).toBe(isMarkedTwice(id, 'a key'));
  });

  test('cannot be told without the key', () => {
    const ids = Array.from({ length: 4_000 }, () => randomUUID());
    const both = ids.filter((id) => isMarkedTwice(id, 'a key') && isMarkedTwice(id, 'another')).length;
    expect(both / ids.length).toBeLessThan(0.05);
  });

  test('never concerns a review without marks', () => {
    const platform = openWithGuide();
    for (let i = 0; i < 40; i += 1) {
      const { mentor, requestId } = claimed(platform);
      publish(platform, mentor, requestId);
    }
    expect(granted(platform.services.listSecondMarkings(platform.person('mentor')))).toEqual([]);
  });
});

describe('a second marking', () => {
  test('is told to every other mentor once, in words that say neither whose work it is nor who reviewed it', () => {
    const platform = openWithGuide();
    const { services, app } = platform;
    const [other, third] = [platform.person('mentor', 'Priya Rao'), platform.person('mentor', 'Tomas Wilk')];
    const instructor = platform.person('instructor');
    const { mentor, learner, requestId } = drawn(platform);
    for (const who of [other, third]) {
      const told = services.listNotices(who, null).unread.filter(({ kind }) => kind === 'second-marking');
      expect(told).toMatchObject([{ path: '/mentor/second' }]);
      for (const word of [mentor.name, learner.name, requestId])
        expect(JSON.stringify(told)).not.toContain(word);
    }
    for (const who of [mentor, learner, instructor])
      expect(JSON.stringify(services.listNotices(who, null))).not.toContain('second-marking');
    drawSecond({ store: app.store, drawKey: 'no key' }, requestId);
    expect(
      services.listNotices(other, null).unread.filter(({ kind }) => kind === 'second-marking'),
    ).toHaveLength(1);
  });

  test('goes out by e-mail to whoever wants to be told at once', async () => {
    const platform = openWithGuide(undefined, { mail: { publicUrl: 'https://holdfast.example.edu' } });
    const other = platform.person('mentor', 'Priya Rao');
    granted(platform.services.setMailWish(other, 'at-once'));
    drawn(platform);
    platform.pass(MINUTE);
    platform.app.mailing.write();
    const sent: ClaimedMail[] = [];
    while (
      await platform.app.mailing.sendNext(async (mail) => {
        sent.push(mail);
        return { kind: 'taken' };
      })
    );
    expect(sent.filter(({ to }) => to === other.email).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('waits to be marked a second time'),
    ]);
  });

  test('waits for mentors other than the first, and not for its learner', () => {
    const { services, app, person, mentor, learner, markingId } = drawn();
    expect(granted(services.listSecondMarkings(person('mentor')))).toMatchObject([
      { id: markingId, isMine: false },
    ]);
    expect(granted(services.listSecondMarkings(mentor))).toEqual([]);
    expect(refusalOf(services.takeSecond(mentor, markingId)).kind).toBe('not_allowed');
    const risen = granted(services.setRole(learner.email, 'mentor'));
    expect(granted(services.listSecondMarkings(risen))).toEqual([]);
    expect(refusalOf(services.takeSecond(risen, markingId)).kind).toBe('not_allowed');
    expect(app.store.markings.find(markingId)?.markerId).toBeNull();
  });

  test('is blind: it shows the work and nothing of the review, its writer or its learner', () => {
    const { services, person, requestId, markingId } = drawn();
    const other = person('mentor', 'Priya Rao');
    granted(services.takeSecond(other, markingId));
    const sheet = granted(services.viewSecond(other, markingId));
    const text = JSON.stringify(sheet);
    for (const word of ['Marek', 'Ines', 'It holds.', requestId]) expect(text).not.toContain(word);
    expect(sheet.marks).toMatchObject({ marked: 0, isDraft: true });
    expect(refusalOf(services.viewReview(other, requestId)).kind).toBe('conflict');
    expect(refusalOf(services.viewMarks(other, requestId)).kind).toBe('conflict');
  });

  test('keeps the review from every other mentor until it is done, and from nobody after', () => {
    const { services, person, learner, mentor, requestId, markingId } = drawn();
    const [other, third, instructor] = [person('mentor'), person('mentor'), person('instructor')];
    expect(refusalOf(services.viewReview(third, requestId)).kind).toBe('conflict');
    for (const who of [learner, mentor, instructor])
      expect(services.viewReview(who, requestId).ok).toBe(true);
    granted(services.takeSecond(other, markingId));
    for (const row of RUBRIC.rows) granted(services.saveSecondMark(other, markingId, mark(row.id, 3)));
    granted(services.finishSecond(other, markingId));
    expect(services.viewReview(third, requestId).ok).toBe(true);
  });

  test('is handed in whole, once, and kept beside the first row by row', () => {
    const { services, app, person, markingId } = drawn();
    const other = person('mentor');
    granted(services.takeSecond(other, markingId));
    granted(services.saveSecondMark(other, markingId, mark('framing', 4)));
    const early = refusalOf(services.finishSecond(other, markingId));
    expect(early.message).toContain('Failure handling, Authority');
    granted(services.saveSecondMark(other, markingId, mark('failure', 2)));
    granted(services.saveSecondMark(other, markingId, mark('authority', 2)));
    granted(services.finishSecond(other, markingId));
    const byRow = app.store.markings
      .listAgreements('support-assistant')
      .sort((a, b) => b.row.localeCompare(a.row));
    expect(byRow).toEqual([
      { slug: 'support-assistant', row: 'framing', first: 3, second: 4 },
      { slug: 'support-assistant', row: 'failure', first: 2, second: 2 },
      { slug: 'support-assistant', row: 'authority', first: 4, second: 2 },
    ]);
    expect(refusalOf(services.finishSecond(other, markingId)).kind).toBe('conflict');
    expect(granted(services.listSecondMarkings(other))).toEqual([]);
  });

  test('goes back to the others when whoever took it lets two hours pass', () => {
    const { services, person, pass, markingId } = drawn();
    const [one, two] = [person('mentor'), person('mentor')];
    granted(services.takeSecond(one, markingId));
    expect(refusalOf(services.takeSecond(two, markingId)).kind).toBe('conflict');
    expect(granted(services.listSecondMarkings(two))).toEqual([]);
    pass(2 * HOUR);
    expect(refusalOf(services.saveSecondMark(one, markingId, mark('framing', 4))).kind).toBe('conflict');
    granted(services.takeSecond(two, markingId));
  });

  test('leaves the marks that hold as they are', () => {
    const { services, person, learner, requestId, markingId } = drawn();
    const other = person('mentor');
    const before = granted(services.viewMarks(learner, requestId));
    granted(services.takeSecond(other, markingId));
    for (const row of RUBRIC.rows) granted(services.saveSecondMark(other, markingId, mark(row.id, 1)));
    granted(services.finishSecond(other, markingId));
    expect(granted(services.viewMarks(learner, requestId))).toEqual(before);
  });
});
