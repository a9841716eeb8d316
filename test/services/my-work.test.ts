import { describe, expect, it } from 'vitest';
import { aFamily, aReport, STARTER } from './builders.ts';
import { DAY, granted, HOUR, MINUTE, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

/** A suite of practice with these families. */
const practice = (families: Parameters<typeof aFamily>[0][]) => ({
  ...aReport().practice,
  families: families.map((over) => aFamily(over)),
});

function atWork() {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const work = () => platform.services.viewMyWork(learner);
  return { ...platform, learner, work };
}

describe('a learner’s home', () => {
  it('is empty for a newcomer', () => {
    const { work, services, learner } = atWork();
    expect(work()).toMatchObject({ underWay: [], due: [] });
    expect(work().modes.every(({ hidden, practice: own }) => !hidden && !own)).toBe(true);
    expect(services.listMyReviews(learner)).toEqual([]);
  });

  it('says what the last report leaves to do at the current stage', () => {
    const { work, submit, grade, learner } = atWork();
    submit(learner);
    grade();
    expect(work().underWay).toMatchObject([
      {
        slug: SLUG,
        current: 1,
        latest: { attempt: 1, progress: { state: 'graded' } },
        report: { next: 'pilot-ready', unmet: [{ id: 'reliability', actual: 0.55 }], didNotCompile: false },
        isDraftNewer: false,
      },
    ]);
  });

  it('names the practice families that keep hidden feedback closed, the weakest first', () => {
    const { work, submit, grade, learner } = atWork();
    submit(learner);
    grade({
      practice: practice([
        { id: 'refunds', perTry: 0.5 },
        { id: 'limits', perTry: 0.1 },
      ]),
    });
    expect(work().underWay[0]?.report?.closedBy.map(({ id }) => id)).toEqual(['limits', 'refunds']);
  });

  it('notices a draft that is newer than the last attempt, and one that was never sent in', () => {
    const { work, submit, grade, learner, services, pass } = atWork();
    const save = (revision: number) =>
      granted(services.saveWorkspace(learner, SLUG, 1, { revision, files: STARTER }));
    granted(services.openWorkspace(learner, SLUG, 1));
    save(0);
    expect(work().underWay).toMatchObject([{ latest: null, report: null, isDraftNewer: true }]);
    pass(MINUTE);
    submit(learner);
    grade();
    expect(work().underWay).toMatchObject([{ isDraftNewer: false }]);
    pass(MINUTE);
    save(1);
    expect(work().underWay).toMatchObject([{ isDraftNewer: true }]);
  });

  it('tells of each mode the best that was reached, and in which attempt', () => {
    const { work, submit, grade, learner, pass } = atWork();
    const first = submit(learner);
    grade({
      practice: {
        ...practice([{ perTry: 0.9 }]),
        modes: [{ mode: 'M6', reliability: 0.9, perTry: 0.95, families: 1 }],
      },
    });
    pass(5 * HOUR);
    submit(learner);
    grade();
    const found = work().modes.find(({ mode }) => mode === 'M6');
    expect(found).toMatchObject({
      hidden: { bucket: 'about half', where: { attempt: 2, slug: SLUG, title: 'Support assistant' } },
      practice: { perTry: 0.95, where: { submissionId: first } },
    });
  });

  it('holds nothing of the hidden families and no exact hidden number', () => {
    const { work, submit, grade, learner } = atWork();
    submit(learner);
    grade();
    const text = JSON.stringify(work());
    expect(text).not.toContain('hidden-refunds');
    expect(text).not.toContain('0.537');
  });

  it('learns nothing from a program that did not compile', () => {
    const { work, submit, grade, learner } = atWork();
    submit(learner);
    grade({ compileError: { message: 'No.', file: 'src/main.ts', line: 1, column: 1 } });
    expect(work().underWay[0]?.report?.didNotCompile).toBe(true);
    expect(work().due).toEqual([]);
    expect(work().modes.every(({ practice: own }) => own === null)).toBe(true);
  });
});

describe('practice that is proposed', () => {
  it('is a weak family of one’s own reports, at the stage it was met', () => {
    const { services, submit, grade, learner, person } = atWork();
    submit(learner, { stage: 2 });
    grade({
      stage: 2,
      practice: practice([{ id: 'limits', title: 'Limits', reliability: 0.2, perTry: 0.9 }]),
    });
    expect(services.proposePractice(learner)).toMatchObject([
      { slug: SLUG, exerciseTitle: 'Support assistant', family: 'limits', stage: 2, why: 'weak' },
    ]);
    expect(services.proposePractice(person('learner'))).toEqual([]);
  });

  it('comes back to what held, after a day', () => {
    const { services, submit, grade, learner, pass } = atWork();
    submit(learner);
    grade({ practice: practice([{ reliability: 1, perTry: 1 }]) });
    expect(services.proposePractice(learner)).toEqual([]);
    pass(DAY);
    expect(services.proposePractice(learner)).toMatchObject([{ family: 'refunds', why: 'long_ago' }]);
  });

  it('leaves out families that the workspace does not have any more, and exercises that nobody may begin', () => {
    const { services, submit, grade, learner, app } = atWork();
    submit(learner);
    grade({ practice: practice([{ id: 'gone' }]) });
    expect(services.proposePractice(learner)).toEqual([]);
    submit(learner);
    grade({ practice: practice([{ id: 'refunds' }]) });
    expect(services.proposePractice(learner)).toHaveLength(1);
    app.store.exercises.retire(app.store.exercises.findLatest(SLUG)?.id ?? '');
    expect(services.proposePractice(learner)).toEqual([]);
  });
});

describe('reviews on a learner’s home', () => {
  function reviewed() {
    const platform = atWork();
    const { submit, grade, services, learner, person } = platform;
    const submissionId = submit(learner);
    grade();
    const { requestId } = granted(services.askForReview(learner, submissionId, 'Why?'));
    const mentor = person('mentor');
    const publish = () => {
      granted(services.claimReview(mentor, requestId));
      granted(services.saveReviewSummary(mentor, requestId, 'Because.'));
      granted(services.publishReview(mentor, requestId));
    };
    const mine = () => services.listMyReviews(learner);
    return { ...platform, requestId, mentor, publish, mine };
  }

  it('wait, are held, and are unread once published until their learner opens them', () => {
    const { mine, services, mentor, requestId, publish, learner } = reviewed();
    expect(mine()).toMatchObject([{ requestId, status: 'waiting', isUnread: false, stage: 1, attempt: 1 }]);
    granted(services.claimReview(mentor, requestId));
    expect(mine()).toMatchObject([{ status: 'claimed', isUnread: false }]);
    publish();
    expect(mine()).toMatchObject([{ status: 'published', isUnread: true }]);
    granted(services.noteReviewRead(learner, requestId));
    expect(mine()).toMatchObject([{ status: 'published', isUnread: false }]);
  });

  it('are not read before they are published, nor by anybody else', () => {
    const { mine, services, mentor, requestId, publish, learner } = reviewed();
    granted(services.noteReviewRead(learner, requestId));
    publish();
    expect(refusalOf(services.noteReviewRead(mentor, requestId)).kind).toBe('not_found');
    expect(services.noteReviewRead(learner, 'none')).toEqual(services.noteReviewRead(mentor, requestId));
    expect(mine()).toMatchObject([{ isUnread: true }]);
  });
});
