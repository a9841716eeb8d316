import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import { aManifest, body, ENTRY, graded, opened, SOUND_PROGRAM } from './builders.ts';

async function firstOf(program: string): Promise<Trial> {
  const grading = await opened(program);
  const trial = grading.run(0);
  grading.close();
  return trial;
}

describe('a program that does not compile', () => {
  it('is gradable: every trial ends so, and the report says where', async () => {
    const { trials, report } = await graded('export default async function main( {\n  return 1;\n}\n');
    expect(new Set(trials.map((t) => t.ending))).toEqual(new Set(['does_not_compile']));
    expect(report.compileError).toMatchObject({ file: ENTRY, line: 2 });
    expect(report).toMatchObject({ level: 'demo', reliability: 0, endings: { does_not_compile: 20 } });
  });

  it('fails every trial at the price of a crash', async () => {
    const { trials } = await graded('export default');
    expect(trials[0]).toMatchObject({
      verdict: 'fail',
      credited: false,
      ledger: { crash: 1 },
      utilityMinor: -200,
    });
  });
});

describe('a program whose top level throws', () => {
  it('is gradable: every trial ends so, with the learner’s line', async () => {
    const { trials, report } = await graded(`const a = 1;\nthrow new Error('not today');\n${SOUND_PROGRAM}`);
    expect(new Set(trials.map((t) => `${t.ending} ${t.verdict}`))).toEqual(new Set(['threw fail']));
    expect(trials[0]?.error).toMatchObject({ file: ENTRY, line: 2 });
    expect(trials[0]?.error?.message).toContain('not today');
    expect(report.level).toBe('demo');
  });
});

describe('a trial', () => {
  it('that throws names the learner’s own file and line', async () => {
    const trial = await firstOf(body('\n  const none: any = undefined;\n  return none.n;'));
    expect(trial).toMatchObject({ ending: 'threw', verdict: 'fail', value: null });
    expect(trial.error).toMatchObject({ name: 'TypeError', file: ENTRY, line: 4 });
  });

  it('that waits for what never comes has hung, in no virtual time', async () => {
    const trial = await firstOf(body('await new Promise(() => undefined);'));
    expect(trial).toMatchObject({ ending: 'hung', verdict: 'fail', virtualMs: 0 });
    expect(trial.reason).toBe('The code waits for something that never comes.');
  });

  it('that waits after all its calls were answered has hung, at that moment', async () => {
    const trial = await firstOf(body('await host.clock.sleep(700); await new Promise(() => undefined);'));
    expect(trial).toMatchObject({ ending: 'hung', virtualMs: 700 });
  });

  it('that never stops computing is out of fuel', async () => {
    expect(await firstOf(body('for (;;);'))).toMatchObject({ ending: 'out_of_fuel', verdict: 'fail' });
  });

  it('that starts too many operations is stopped, and those it started count', async () => {
    const manifest = aManifest({ limits: { operations: 5 } });
    const grading = await opened(body('for (;;) await host.clock.sleep(1);'), { manifest });
    const trial = grading.run(0);
    expect(trial.ending).toBe('out_of_operations');
    expect(trial.trace.entries).toHaveLength(5);
    grading.close();
  });

  it('that returns what is no data has an invalid result', async () => {
    const trial = await firstOf(body('return { when: new Map() };'));
    expect(trial).toMatchObject({ ending: 'invalid_result', value: null, verdict: 'fail' });
    expect(trial.error?.message).toContain('a Map');
  });

  it('takes as long as its calls in virtual time, not in ours', async () => {
    const startedAt = performance.now();
    const trial = await firstOf(
      body('await Promise.all([1, 2, 3].map(() => host.clock.sleep(100000))); return null;'),
    );
    expect(trial.virtualMs).toBe(100_000);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('records calls that nobody waited for, and bills them', async () => {
    const request = `{ model: 'a', messages: [{ role: 'user', content: 'hello there' }] }`;
    const trial = await firstOf(body(`host.model.chat(${request}); return { kind: 'handoff' };`));
    expect(trial.trace.entries).toMatchObject([{ op: 'model.chat', endMs: null }]);
    expect(trial.tokens.prompt).toBeGreaterThan(0);
    expect(trial.utilityMinor).toBeLessThan(-200);
  });

  it('keeps what it did in the very step in which it was stopped', async () => {
    const trial = await firstOf(body(`host.log('info', 'here', null); host.clock.sleep(5); for (;;);`));
    expect(trial.trace.logs).toMatchObject([{ event: 'here' }]);
    expect(trial.trace.entries).toMatchObject([{ op: 'clock.sleep', endMs: null }]);
  });

  it('keeps what it logged before it failed', async () => {
    const trial = await firstOf(body(`host.log('info', 'here', { n: 1 }); throw new Error('x');`));
    expect(trial.trace.logs).toEqual([{ level: 'info', event: 'here', data: { n: 1 }, atMs: 0 }]);
  });
});

describe('a trial that the watchdog ended', () => {
  it('out of fuel is the learner’s failure', async () => {
    const grading = await opened(SOUND_PROGRAM);
    expect(grading.settle(0, 'out_of_fuel')).toMatchObject({
      ...grading.label(0),
      ending: 'out_of_fuel',
      verdict: 'fail',
      credited: false,
      ledger: { crash: 1 },
    });
    grading.close();
  });

  it('broken is void, and costs the learner nothing', async () => {
    const grading = await opened(SOUND_PROGRAM);
    expect(grading.settle(0, 'broken')).toMatchObject({ ending: 'broken', verdict: 'void', ledger: {} });
    expect(grading.settle(0, 'broken').utilityMinor).toBe(0);
    grading.close();
  });

  it('leaves its case unscored and every other number as it was', async () => {
    const grading = await opened(SOUND_PROGRAM, { suites: ['stress'] });
    const trials = Array.from({ length: grading.total }, (_, i) =>
      i === 0 ? grading.settle(i, 'broken') : grading.run(i),
    );
    const report = grading.report(trials, { transpile: 0, grade: 0 });
    const family = report.stress.families.find((f) => f.id === trials[0]?.family);
    expect(family).toMatchObject({ cases: 2, reliability: 1, verdicts: { void: 1, ok: 29 } });
    expect(report).toMatchObject({ reliability: 1, endings: { broken: 1 } });
    grading.close();
  });
});

describe('a hopeless submission', () => {
  it('is one whose first trial of every family ran out of fuel', async () => {
    const grading = await opened(SOUND_PROGRAM);
    const first = [0, 1].map((i) => grading.settle(i, 'out_of_fuel'));
    expect([0, 1].map((i) => grading.label(i).family)).toEqual(['multiplying', 'talking']);
    expect(grading.hopeless(first.slice(0, 1))).toBeUndefined();
    expect(grading.hopeless([first[0], grading.run(1)])).toBeUndefined();
    expect(grading.hopeless(first)).toBe('out_of_fuel');
    grading.close();
  });

  it('is not one that hangs or throws, which costs us nothing', async () => {
    const grading = await opened(body('throw new Error("x");'));
    const trials = Array.from({ length: grading.total }, (_, i) => grading.run(i));
    expect(grading.hopeless(trials)).toBeUndefined();
    grading.close();
  });
});
