import { expect, test } from 'vitest';
import type { Trial } from '#domain/trial';
import { rejudge } from '#grader/rejudge';
import type { ExerciseWorld } from '#kit/define';
import { good } from '#kit/judge';
import { anchors, anInput, asText, body, graded, SOUND_PROGRAM } from './builders.ts';
import { aWorld, multiplying, talking } from './world.ts';

const SUITES = ['practice', 'stress', 'traffic'] as const;
const HANDS_OFF = body('return { kind: "handoff" };');

/** The tiny world with a check that takes every hand-off of a multiplication for right. */
function mendedWorld(): ExerciseWorld {
  const strict = multiplying();
  const lenient = multiplying({
    act: (generation) => ({
      ...strict.act(generation),
      judge: () => good('A person may answer.', { right: 1 }),
    }),
  });
  return aWorld({ families: [lenient, talking()] });
}

function judgedAgain(trials: readonly Trial[], world: ExerciseWorld = aWorld(), over = {}) {
  const input = anInput('', {
    world: { practice: world, hidden: world },
    suites: SUITES,
    anchors: anchors(),
    ...over,
  });
  return rejudge({ ...input, files: [] }, trials, 'an engine that is not there');
}

test('the same checks give the same trials, byte for byte', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: SUITES, anchors: anchors() });
  const stored = JSON.parse(JSON.stringify(trials));
  expect(asText(judgedAgain(stored).trials)).toBe(asText(trials));
});

test('a corrected check changes verdicts, marks and money without an engine', async () => {
  const { trials, report } = await graded(HANDS_OFF, { suites: SUITES, anchors: anchors() });
  const again = judgedAgain(JSON.parse(JSON.stringify(trials)), mendedWorld());
  const changed = again.trials.filter((t, i) => t.verdict !== trials[i]?.verdict);
  expect(new Set(changed.map((t) => `${t.family} ${t.twin}`))).toEqual(
    new Set(['multiplying act', 'ordinary-multiplying only']),
  );
  expect(again.report.outcome?.minor).toBeGreaterThan(report.outcome?.minor ?? 0);
});

test('our own failures stay void, whatever the check says', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: SUITES, anchors: anchors() });
  const broken = trials.map((t, i) => (i === 0 ? { ...t, ending: 'broken' as const } : t));
  expect(judgedAgain(broken, mendedWorld()).trials[0]?.verdict).toBe('void');
});

test('evidence of other cases is refused, because it says nothing of these', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: SUITES, anchors: anchors() });
  expect(() => judgedAgain(trials, aWorld(), { secret: 'other' })).toThrow(
    'another input now, or another secret',
  );
  expect(() => judgedAgain(trials.slice(1))).toThrow('Grade it again');
});

test('evidence without effects is refused', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: SUITES, anchors: anchors() });
  const old = trials.map(({ effects: _, ...trial }) => trial);
  expect(() => judgedAgain(old)).toThrow('stored without effects');
});

const STRICTLY = { mustAnswerAlike: true };

function judgedStrictly(trials: readonly Trial[], world: ExerciseWorld, over = {}) {
  const input = anInput('', {
    world: { practice: world, hidden: world },
    suites: SUITES,
    anchors: anchors(),
    ...over,
  });
  return rejudge({ ...input, files: [] }, JSON.parse(JSON.stringify(trials)), 'an engine', STRICTLY);
}

test('where the world answers alike, judging again is what running again gives', async () => {
  for (const program of [
    SOUND_PROGRAM,
    HANDS_OFF,
    body('for (let i = 0; i < 30; i += 1) await host.clock.sleep(i % 3); throw new Error("enough");'),
    body(
      'await Promise.all([host.clock.sleep(5), host.tools.lookup({}), host.store.put("a", 1)]); await new Promise(() => {});',
    ),
    'export default (',
  ]) {
    const before = await graded(program, { suites: SUITES, anchors: anchors() });
    const world = mendedWorld();
    const over = { suites: SUITES, anchors: anchors(), world: { practice: world, hidden: world } };
    const again = await graded(program, over);
    expect(asText(judgedStrictly(before.trials, world).trials)).toBe(asText(again.trials));
  }
});

test('a world that answers otherwise is found out, although every input is the same', async () => {
  const { trials } = await graded(SOUND_PROGRAM, { suites: SUITES, anchors: anchors() });
  const strict = multiplying();
  const other = multiplying({
    act: (generation) => {
      const made = strict.act(generation);
      const { lookup } = made.scene.tools;
      if (!lookup) throw new Error('the scene has no tool to change');
      const scene = { ...made.scene, tools: { ...made.scene.tools, lookup: { ...lookup, latencyMs: 7 } } };
      return { ...made, scene } as typeof made;
    },
  });
  const world = aWorld({ families: [other, talking()] });
  expect(() => judgedStrictly(trials, world)).toThrow('would answer otherwise');
  expect(judgedAgain(JSON.parse(JSON.stringify(trials)), world).trials).toHaveLength(trials.length);
});
