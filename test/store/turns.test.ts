import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '#store/database';
import { openStore, type Store } from '#store/open-store';
import { aManifest, anchors, STARTER } from '#test/services/builders';
import { aFolder, aStore } from './builders.ts';

/** A learner who can queue runs; gives the ids of their runs. */
function aLearner(store: Store, name: string) {
  const user = store.users.create({ email: `${name}@example.test`, name, passwordHash: 'none' });
  if (!user) throw new Error('the address was taken');
  const manifest = aManifest();
  const { id } = store.exercises.publish({
    slug: manifest.slug,
    manifest,
    contentHash: 'a'.repeat(64),
    anchors: [anchors()],
  });
  return (): string => {
    const work = { userId: user.id, slug: manifest.slug, stage: 1, versionId: id, files: STARTER };
    const { submissionId } = store.transaction(() =>
      store.submissions.insert({ ...work, idempotencyKey: randomUUID() }),
    );
    return store.attempts.find(submissionId)?.run.runId ?? '';
  };
}

function times<T>(n: number, make: () => T): T[] {
  return Array.from({ length: n }, make);
}

function claimAll(store: Store): string[] {
  const order: string[] = [];
  for (let run = store.runs.claimNext('w'); run; run = store.runs.claimNext('w')) order.push(run.runId);
  return order;
}

test('whoever comes after somebody’s pile waits behind one run of it', () => {
  const store = aStore();
  const pile = times(10, aLearner(store, 'ada'));
  const late = aLearner(store, 'ben')();
  expect(store.runs.position(late)).toBe(2);
  expect(claimAll(store)).toEqual([pile[0], late, ...pile.slice(1)]);
});

test('nobody waits behind more than three queued runs of another, whoever queues how many and when', () => {
  const store = aStore();
  const learners = ['ada', 'ben', 'cleo', 'dan'].map((name) => aLearner(store, name));
  const owners = new Map<string, number>();
  const arrivals = [0, 0, 0, 0, 0, 1, 0, 2, 2, 2, 1, 3, 0, 0, 3, 1];
  const order: string[] = [];
  const queue = arrivals.map((who, n) => {
    const runId = learners[who]?.() ?? '';
    owners.set(runId, who);
    if (n % 3 === 2) order.push(store.runs.claimNext('w')?.runId ?? '');
    return runId;
  });
  order.push(...claimAll(store));
  expect(order.toSorted()).toEqual(queue.toSorted());
  // While a learner's first run waits, no other learner has more than three runs taken.
  for (const who of [1, 2, 3]) {
    const first = order.findIndex((run) => owners.get(run) === who);
    const queuedAt = queue.findIndex((run) => owners.get(run) === who);
    const before = order.slice(Math.floor(queuedAt / 3), first).map((run) => owners.get(run));
    for (const other of [0, 1, 2, 3]) expect(before.filter((o) => o === other).length).toBeLessThanOrEqual(3);
  }
});

test('one learner’s runs keep their order', () => {
  const store = aStore();
  const queue = aLearner(store, 'ada');
  const runs = times(5, queue);
  expect(claimAll(store)).toEqual(runs);
});

test('whoever waits is not overtaken for ever by others who come new', () => {
  const store = aStore();
  const pile = times(3, aLearner(store, 'ada'));
  const order: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    aLearner(store, `new-${n}`)();
    for (let i = 0; i < 2; i += 1) {
      const run = store.runs.claimNext('w');
      if (!run) continue;
      order.push(run.runId);
      store.runs.finish(run.runId, run.claimToken, {} as never, { hash: 'e'.repeat(64), bytes: 1 });
    }
  }
  expect(pile.every((run) => order.slice(0, 8).includes(run))).toBe(true);
});

test('a run that broke down keeps its turn', () => {
  const store = aStore();
  const first = aLearner(store, 'ada')();
  aLearner(store, 'ben')();
  const run = store.runs.claimNext('w');
  store.runs.fail(run?.runId ?? '', run?.claimToken ?? '', 'the worker died');
  expect(store.runs.position(first)).toBe(1);
});

test('the next run, the place in line and the turn are found by an index, however long the history', () => {
  const file = `${aFolder()}/plan.sqlite`;
  openStore(file, () => 0).close();
  const { sqlite } = openDatabase(file);
  const waiting = 'claimed_at is null and finished_at is null and held_at is null';
  const claimed = 'claimed_at is not null and finished_at is null and held_at is null';
  const plan = (query: string) =>
    sqlite
      .prepare<[], { detail: string }>(`explain query plan ${query}`)
      .all()
      .map((row) => row.detail)
      .join('; ');
  expect(plan(`select seq from runs where ${waiting} order by turn, seq limit 1`)).toMatch(
    /INDEX runs_waiting/,
  );
  expect(plan(`select seq from runs where ${waiting} order by turn, seq limit 1`)).not.toContain(
    'TEMP B-TREE',
  );
  expect(plan(`select count(*) from runs where ${waiting} and (turn, seq) <= (1, 1)`)).toMatch(
    /INDEX runs_waiting/,
  );
  expect(plan(`select min(turn) from runs where ${waiting}`)).toMatch(/INDEX runs_waiting/);
  expect(plan(`select min(turn) from runs where ${claimed}`)).toMatch(/INDEX runs_claimed/);
  expect(plan("select seq from runs where evidence_hash = 'x'")).toMatch(/INDEX runs_evidence/);
  sqlite.close();
});
