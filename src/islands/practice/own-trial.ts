import { type OwnCase, parseExpectations, unmetExpectations } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import type { Grading, Rehearsal } from '#grader/grading';
import { OWN } from './practice-messages.ts';

/** Runs a case of the learner's own and judges it by what they wrote down, and by the rules that always hold. */
export function ownTrial(grading: Rehearsal, own: OwnCase, isTooLong: boolean): Trial {
  const trial = judgedTrial(grading, own, isTooLong);
  return { ...trial, family: OWN, case: own.id, twin: 'only' };
}

function judgedTrial(grading: Rehearsal, own: OwnCase, isTooLong: boolean): Trial {
  const index = indexOf(grading, own.from);
  if (index === undefined) return lost(grading, own);
  if (isTooLong) return { ...grading.settle(index, 'out_of_fuel'), input: own.input };
  const trial = grading.rehearse(index, own);
  if (trial.verdict === 'critical' || trial.verdict === 'void') return trial;
  const read = parseExpectations(own.expect);
  const unmet = read.ok ? unmetExpectations(read.value, trial) : [read.refusal.message];
  const count = read.ok ? read.value.length : 0;
  return unmet.length === 0
    ? {
        ...trial,
        verdict: 'ok',
        credited: true,
        reason: count === 1 ? 'The expectation is met.' : `All ${count} expectations are met.`,
      }
    : { ...trial, verdict: 'fail', credited: false, reason: unmet.join(' ') };
}

function indexOf(grading: Pick<Grading, 'total' | 'label'>, from: OwnCase['from']): number | undefined {
  for (let index = 0; index < grading.total; index += 1) {
    const { family, case: id, twin, seed } = grading.label(index);
    if (family === from.family && id === from.case && twin === from.twin && seed === from.seed) return index;
  }
  return undefined;
}

/** The stage or version has no such case any more: said in its place, and nobody's failure. */
function lost(grading: Grading, { from, input }: OwnCase): Trial {
  const { family, case: id } = from;
  const reason = `This stage has no case ${id} of ${family}; make yours from another one.`;
  return { ...grading.settle(0, 'broken'), input, reason };
}
