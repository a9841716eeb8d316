import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Trial } from '#domain/trial';
import { aReceipt, aReport } from './builders.ts';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';

const HIDDEN = 'wolverine';

function aTrial(over: Partial<Trial>): Trial {
  return {
    suite: 'practice',
    family: 'refunds',
    mode: 'M6',
    case: 'refunds-1',
    twin: 'act',
    seed: 2,
    fault: 'no trouble',
    input: { text: 'money back' },
    ending: 'returned',
    value: null,
    verdict: 'fail',
    credited: false,
    reason: 'No refund.',
    ledger: {},
    utilityMinor: 0,
    virtualMs: 10,
    tokens: { prompt: 1, completion: 1 },
    fuel: 1,
    trace: { entries: [], logs: [] },
    ...over,
  };
}

/** A graded attempt whose evidence holds one practice trial and one of the hidden suite. */
function graded() {
  const platform = openWithExercise();
  const learner = platform.person('learner', 'Ines Duarte');
  const submissionId = platform.submit(learner);
  const run = platform.app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  const trials = [aTrial({}), aTrial({ suite: 'stress', case: 'hidden-1', input: { text: HIDDEN } })];
  const evidence = gzipSync(JSON.stringify({ receipt: aReceipt(), trials }));
  platform.app.grading.finish(run.runId, run.claimToken, aReport(), evidence);
  return { ...platform, learner, submissionId, instructor: platform.person('instructor') };
}

const FORM = {
  family: 'refunds',
  trial: { case: 'refunds-1', twin: 'act' as const, seed: 2 },
  words: 'It was paid back; the judge looks at the wrong order.',
};

async function opened() {
  const all = graded();
  const { caseId } = granted(await all.services.openCase(all.learner, all.submissionId, FORM));
  return { ...all, caseId };
}

describe('“I disagree with the grader”', () => {
  test('opens a case for instructors, with the practice trial and its trace attached', async () => {
    const { services, instructor, caseId, app } = await opened();
    const { open } = granted(services.listCases(instructor));
    expect(open).toMatchObject([
      { id: caseId, learnerName: 'Ines Duarte', words: FORM.words, decision: null },
    ]);
    expect(granted(services.viewCase(instructor, caseId)).trial).toMatchObject({
      reason: 'No refund.',
      trace: { entries: [] },
    });
    const again = {
      userId: instructor.id,
      key: `case-opened ${caseId}`,
      kind: 'case-opened' as const,
      title: 'x',
      path: '/',
    };
    expect(app.store.notices.add(again)).toBe(false);
  });

  test('never attaches a hidden trial, whatever is asked for', async () => {
    const { services, learner, submissionId, app } = graded();
    const form = { ...FORM, trial: { case: 'hidden-1', twin: 'act' as const, seed: 2 } };
    expect(refusalOf(await services.openCase(learner, submissionId, form)).field).toBe('trial');
    expect(JSON.stringify(app.store.gradingCases.listOf(submissionId))).not.toContain(HIDDEN);
  });

  test('may be about a family, of the practice suite alone', async () => {
    const { services, learner, submissionId } = graded();
    granted(await services.openCase(learner, submissionId, { ...FORM, trial: null }));
    expect(services.listOwnCases(learner, submissionId)[0]?.target).toEqual({
      kind: 'family',
      family: 'refunds',
    });
    const hidden = await services.openCase(learner, submissionId, {
      ...FORM,
      family: 'hidden-refunds',
      trial: null,
    });
    expect(refusalOf(hidden).field).toBe('family');
  });

  test('is for one’s own graded attempt, in words, five at once at most', async () => {
    const { services, learner, person, submit, submissionId } = graded();
    expect(refusalOf(await services.openCase(person('learner'), submissionId, FORM)).kind).toBe('not_found');
    expect(refusalOf(await services.openCase(learner, submit(learner), FORM)).kind).toBe('conflict');
    expect(refusalOf(await services.openCase(learner, submissionId, { ...FORM, words: ' ' })).field).toBe(
      'words',
    );
    for (let i = 0; i < 5; i += 1) granted(await services.openCase(learner, submissionId, FORM));
    expect(refusalOf(await services.openCase(learner, submissionId, FORM)).kind).toBe('conflict');
  });

  test('is answered once, and its learner reads the answer and is told', async () => {
    const { services, learner, submissionId, instructor, caseId, app } = await opened();
    const made = { decision: 'suite-wrong', answer: 'You are right; it is mended in version 2.' };
    granted(services.decideCase(instructor, caseId, made));
    expect(services.listOwnCases(learner, submissionId)).toMatchObject([{ decision: made }]);
    expect(granted(services.listCases(instructor))).toMatchObject({ open: [], decided: [{ id: caseId }] });
    expect(refusalOf(services.decideCase(instructor, caseId, made)).kind).toBe('conflict');
    const again = {
      userId: learner.id,
      key: `case-decided ${caseId}`,
      kind: 'case-decided' as const,
      title: 'x',
      path: '/',
    };
    expect(app.store.notices.add(again)).toBe(false);
  });

  test.each([
    ['no decision', { decision: 'maybe', answer: 'Well.' }, 'decision'],
    ['no answer', { decision: 'suite-right', answer: '' }, 'answer'],
  ])('is not answered with %s', async (_, made, field) => {
    const { services, instructor, caseId } = await opened();
    expect(refusalOf(services.decideCase(instructor, caseId, made)).field).toBe(field);
  });

  test('is as if it were not there for others, and not one’s own to decide', async () => {
    const { services, person, learner, submissionId, caseId } = await opened();
    for (const who of [person('mentor'), learner]) {
      expect(refusalOf(services.listCases(who)).kind).toBe('not_found');
      expect(refusalOf(services.viewCase(who, caseId)).kind).toBe('not_found');
      expect(
        refusalOf(services.decideCase(who, caseId, { decision: 'suite-wrong', answer: 'Yes.' })).kind,
      ).toBe('not_found');
    }
    expect(services.listOwnCases(person('learner'), submissionId)).toEqual([]);
    const risen = granted(services.setRole(learner.email, 'instructor'));
    expect(
      refusalOf(services.decideCase(risen, caseId, { decision: 'suite-wrong', answer: 'Yes.' })).kind,
    ).toBe('not_allowed');
  });
});
