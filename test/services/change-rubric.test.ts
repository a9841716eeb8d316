import { describe, expect, test } from 'vitest';
import type { Rubric } from '#domain/rubric';
import { granted, refusalOf, SLUG } from './open-platform.ts';
import { aGuide, claimed, markRows, openWithGuide, publish, putGuide, RUBRIC } from './review-guides.ts';

/** The same rubric, in which authority no longer has to be at 3. */
const MILDER: Rubric = { rows: RUBRIC.rows.map(({ atLeast: _, ...row }) => row) };

async function changed(next: Rubric = MILDER) {
  const platform = openWithGuide();
  const work = claimed(platform);
  markRows(platform, work.mentor, work.requestId, [3, 3, 2]);
  publish(platform, work.mentor, work.requestId);
  putGuide(platform, aGuide({ rubric: next }));
  const instructor = platform.person('instructor');
  const preview = granted(await platform.services.viewRubricChange(instructor, SLUG));
  return { platform, ...platform, ...work, instructor, preview, print: preview.next?.print ?? '' };
}

describe('the first rubric', () => {
  test('is in force by itself, a later one is not', async () => {
    const { app, preview } = await changed();
    expect(app.store.rubrics.list(SLUG)).toMatchObject([
      { revision: 1, rubric: RUBRIC, appliedBy: 'start-up' },
    ]);
    expect(preview).toMatchObject({
      isSame: false,
      inForce: { revision: 1 },
      next: { rubric: MILDER, from: 'version' },
    });
  });
});

describe('a change of the rubric', () => {
  test('shows what differs and whose confirmed level would change, and writes nothing', async () => {
    const { services, learner, submissionId, preview } = await changed();
    expect(preview.changes).toEqual([
      { id: 'authority', title: 'Authority', what: ['asks for nothing (before: 3)'] },
    ]);
    expect(preview).toMatchObject({
      marked: 1,
      touched: [{ learnerName: 'Ines Duarte', from: 'pilot-ready', to: 'production-ready' }],
    });
    expect(granted(services.viewAttempt(learner, submissionId)).confirmed).toBe('pilot-ready');
  });

  test('reads all marks anew once it is applied, tells learner and mentor, and stays written down', async () => {
    const { services, app, learner, mentor, submissionId, requestId, instructor, print } = await changed();
    const done = granted(await services.applyRubric(instructor, SLUG, { print, why: 'It was too strict.' }));
    expect(done).toEqual({ revision: 2, touched: 1 });
    expect(granted(services.viewAttempt(learner, submissionId))).toMatchObject({
      level: 'production-ready',
      confirmed: 'production-ready',
    });
    expect(granted(services.listVersions(instructor, SLUG)).audit[0]).toMatchObject({
      action: 'rubric',
      reason: 'It was too strict.',
    });
    for (const { id } of [learner, mentor]) {
      const again = {
        userId: id,
        key: `rubric-changed ${SLUG} 2 ${requestId}`,
        kind: 'rubric-changed' as const,
        title: 'x',
        path: '/',
      };
      expect(app.store.notices.add(again)).toBe(false);
    }
  });

  test('needs a reason, and is what was previewed', async () => {
    const { platform, services, instructor, print } = await changed();
    expect(refusalOf(await services.applyRubric(instructor, SLUG, { print, why: ' ' })).field).toBe('why');
    putGuide(platform, aGuide({ rubric: { rows: MILDER.rows.slice(1) } }));
    expect(
      refusalOf(await services.applyRubric(instructor, SLUG, { print, why: 'Well.' })).message,
    ).toContain('since the preview');
  });

  test('is applied once', async () => {
    const { services, instructor, print } = await changed();
    granted(await services.applyRubric(instructor, SLUG, { print, why: 'Once.' }));
    expect(refusalOf(await services.applyRubric(instructor, SLUG, { print, why: 'Twice.' })).kind).toBe(
      'conflict',
    );
    expect(granted(await services.viewRubricChange(instructor, SLUG))).toMatchObject({
      isSame: true,
      changes: [],
      touched: [],
    });
  });

  test('with a new row leaves reviews so far unconfirmed, and says so beforehand', async () => {
    const row = { ...RUBRIC.rows[0], id: 'grace', title: 'Grace' } as Rubric['rows'][number];
    const { preview } = await changed({ rows: [...RUBRIC.rows, row] });
    expect(preview.changes[0]?.what[0]).toContain('is new');
    expect(preview.touched).toMatchObject([{ from: 'pilot-ready', to: null }]);
  });

  test('is not there for anybody below instructor', async () => {
    const { services, mentor, learner, print } = await changed();
    for (const who of [mentor, learner]) {
      expect(refusalOf(await services.viewRubricChange(who, SLUG)).kind).toBe('not_found');
      expect(refusalOf(await services.applyRubric(who, SLUG, { print, why: 'Mine.' })).kind).toBe(
        'not_found',
      );
      expect(refusalOf(services.viewFairness(who)).kind).toBe('not_found');
    }
  });
});

describe('fairness', () => {
  test('tells of each exercise how rows agree and how each mentor lies to the others', () => {
    const platform = openWithGuide();
    const lay = (points: number[]) => {
      const { mentor, requestId } = claimed(platform);
      markRows(platform, mentor, requestId, points);
      publish(platform, mentor, requestId);
      return mentor;
    };
    const mild = lay([4, 4, 4]);
    lay([2, 2, 2]);
    const [exercise] = granted(platform.services.viewFairness(platform.person('instructor')));
    expect(exercise).toMatchObject({ slug: SLUG, marked: 2, pairs: 0 });
    expect(exercise?.rows).toMatchObject([{ n: 0, kappa: null }, { n: 0 }, { n: 0 }]);
    const found = exercise?.mentors.find(({ id }) => id === mild.id);
    expect(found).toMatchObject({ reviews: 1, gap: { mean: 4, gap: 2, interval: undefined } });
  });
});
