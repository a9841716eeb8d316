import { expect, test } from 'vitest';
import { granted, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

test.each(['learner', 'mentor'] as const)('a %s sees neither the overview nor everybody’s work', (role) => {
  const { services, person } = openWithExercise();
  const viewer = person(role);
  expect(refusalOf(services.listInstructorExercises(viewer)).kind).toBe('not_allowed');
  expect(refusalOf(services.listSubmissions(viewer, SLUG, 1)).kind).toBe('not_allowed');
});

test('each learner counts once, at the best level they reached', () => {
  const { services, person, submit, grade } = openWithExercise();
  const [one, two] = [person('learner'), person('learner')];
  for (const [who, level] of [
    [one, 'pilot-ready'],
    [one, 'demo'],
    [two, 'demo'],
  ] as const) {
    submit(who);
    grade({ level });
  }
  submit(person('learner'));
  expect(granted(services.listInstructorExercises(person('instructor')))).toMatchObject([
    { slug: SLUG, version: 1, learners: 3, submissions: 4, levels: { 'pilot-ready': 1, demo: 1 } },
  ]);
});

test('everybody’s work comes newest first, fifty to a page', () => {
  const { services, person, submit, grade, pass } = openWithExercise();
  for (let n = 1; n <= 51; n += 1) {
    submit(person('learner', `Learner ${n}`));
    pass(1);
  }
  grade();
  const instructor = person('instructor');
  const first = granted(services.listSubmissions(instructor, SLUG, 1));
  expect(first.total).toBe(51);
  expect(first.rows).toHaveLength(50);
  expect(first.rows[0]).toMatchObject({
    learnerName: 'Learner 51',
    progress: { state: 'queued' },
    level: null,
  });
  const last = granted(services.listSubmissions(instructor, SLUG, 2)).rows;
  expect(last).toMatchObject([{ learnerName: 'Learner 1', level: 'prototype', reliability: 0.537 }]);
  expect(granted(services.listSubmissions(instructor, SLUG, 3)).rows).toEqual([]);
});

test('an unknown exercise and a page 0 are refused', () => {
  const { services, person } = openWithExercise();
  const instructor = person('instructor');
  expect(refusalOf(services.listSubmissions(instructor, 'nothing', 1)).kind).toBe('not_found');
  expect(refusalOf(services.listSubmissions(instructor, SLUG, 0)).kind).toBe('invalid');
});
