import { expect, it, onTestFinished } from 'vitest';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { frozenExercise, withEntry } from '../support/frozen-exercise.ts';

/** A native loop that the interpreter does not poll: fuel cannot end it, only the clock. */
const RUNAWAY = `[].indexOf.call({ length: 2 ** 53 - 1 }, 1)`;

it.each([
  ['in every trial', `export default async function () { ${RUNAWAY}; return null; }`],
  ['while it is loaded', `${RUNAWAY};\nexport default async function () { return null; }`],
])('a submission with an endless native loop %s is out of fuel, and not our fault', async (_, text) => {
  const exercise = await frozenExercise({ wallMs: 150 });
  const source = new ThreadSource(undefined, 2_000);
  onTestFinished(() => source.close());
  const { versionDir } = exercise;
  const files = withEntry(exercise, text);
  const job = { versionDir, version: 1, stage: 1, files, secret: 'ab', suites: ['practice'] as const };
  const { report, trials } = await gradeInThread(job, {}, source);
  expect(trials.map((trial) => trial.ending)).toEqual(trials.map(() => 'out_of_fuel'));
  expect(report.endings).toMatchObject({ out_of_fuel: trials.length, broken: 0 });
});
