import { expect, test } from 'vitest';
import type { Store } from '#store/open-store';
import { aReport } from '#test/services/builders';
import { aStore, aSubmission } from './builders.ts';

const evidence = { hash: 'e'.repeat(64), bytes: 4 };

function claimed(store: Store) {
  const run = store.runs.claimNext('worker');
  if (!run) throw new Error('no run waits');
  return run;
}

test('runs are handed out in the order in which they were queued, each once', () => {
  const store = aStore();
  const runs = [aSubmission(store).runId, aSubmission(store).runId];
  expect([claimed(store).runId, claimed(store).runId]).toEqual(runs);
  expect(store.runs.claimNext('worker')).toBeUndefined();
});

test('the place in the queue moves up as earlier runs are claimed', () => {
  const store = aStore();
  const [first, second] = [aSubmission(store).runId, aSubmission(store).runId];
  expect([store.runs.position(first), store.runs.position(second)]).toEqual([1, 2]);
  claimed(store);
  expect([store.runs.position(first), store.runs.position(second)]).toEqual([undefined, 1]);
});

test('a result is kept with the name of its evidence', () => {
  const store = aStore();
  aSubmission(store);
  const { runId, claimToken } = claimed(store);
  expect(store.runs.findReport(runId)).toBeUndefined();
  expect(store.runs.finish(runId, claimToken, aReport(), evidence)).toBe(true);
  expect(store.runs.findReport(runId)).toMatchObject({ level: 'prototype', receipt: { id: 'f'.repeat(64) } });
  expect(store.evidence.find(runId)).toEqual(evidence);
});

test('a run is finished exactly once; a second result changes nothing', () => {
  const store = aStore();
  aSubmission(store);
  const { runId, claimToken } = claimed(store);
  store.runs.finish(runId, claimToken, aReport(), evidence);
  expect(store.runs.finish(runId, claimToken, aReport({ level: 'exemplary' }), evidence)).toBe(false);
  expect(store.runs.fail(runId, claimToken, 'late')).toBe('stale');
  expect(store.runs.findReport(runId)?.level).toBe('prototype');
});

test('a worker that lost its claim can neither finish, fail nor move the run', () => {
  const store = aStore();
  aSubmission(store);
  const lost = claimed(store);
  store.runs.requeueUnfinished();
  const held = claimed(store);
  expect(held.runId).toBe(lost.runId);
  expect(store.runs.finish(lost.runId, lost.claimToken, aReport(), evidence)).toBe(false);
  expect(store.runs.setPhase(lost.runId, lost.claimToken, 'stress')).toBe(false);
  expect(store.runs.fail(lost.runId, lost.claimToken, 'late')).toBe('stale');
  expect(store.runs.finish(held.runId, held.claimToken, aReport(), evidence)).toBe(true);
});

test('a run that broke down goes back to its old place in the queue', () => {
  const store = aStore();
  const first = aSubmission(store).runId;
  aSubmission(store);
  const { runId, claimToken } = claimed(store);
  expect(store.runs.fail(runId, claimToken, 'the worker died')).toBe('requeued');
  expect(store.runs.position(first)).toBe(1);
});

test('a run is held after its third break-down, and the queue goes on', () => {
  const store = aStore();
  const { submissionId } = aSubmission(store);
  const next = aSubmission(store).runId;
  const became = [1, 2, 3].map(() => {
    const { runId, claimToken } = claimed(store);
    return store.runs.fail(runId, claimToken, 'the worker died');
  });
  expect(became).toEqual(['requeued', 'requeued', 'held']);
  expect(store.attempts.find(submissionId)?.run).toMatchObject({ fault: 'the worker died', level: null });
  expect(claimed(store).runId).toBe(next);
});

test('putting back what was under way leaves finished and held runs alone', () => {
  const store = aStore();
  for (let n = 0; n < 3; n += 1) aSubmission(store);
  const done = claimed(store);
  store.runs.finish(done.runId, done.claimToken, aReport(), evidence);
  const under = claimed(store);
  expect(store.runs.requeueUnfinished()).toBe(1);
  expect(store.runs.position(under.runId)).toBe(1);
  expect(store.runs.findReport(done.runId)?.level).toBe('prototype');
});

test('a held run that the operator puts back has all its tries again and keeps its place', () => {
  const store = aStore();
  const { runId } = aSubmission(store);
  const later = aSubmission(store).runId;
  const breakDown = () => {
    const { runId: id, claimToken } = claimed(store);
    return store.runs.fail(id, claimToken, 'the disk was full');
  };
  for (let n = 0; n < 3; n += 1) breakDown();
  expect(store.runs.requeueHeld()).toBe(1);
  expect([store.runs.position(runId), store.runs.position(later)]).toEqual([1, 2]);
  expect(breakDown()).toBe('requeued');
});
