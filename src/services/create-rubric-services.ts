import { appealMark, claimAppeal, decideAppeal, listAppeals, viewAppeal } from './appeals.ts';
import type { Bind } from './bind.ts';
import {
  calibrateAgain,
  finishCalibration,
  saveSampleMark,
  viewCalibration,
  viewSample,
} from './calibrate.ts';
import { applyRubric, viewRubricChange } from './change-rubric.ts';
import { viewFairness } from './fairness.ts';
import { decideCase, listCases, listOwnCases, openCase, viewCase } from './grading-cases.ts';
import { clearMark, saveMark, viewMarks } from './marks.ts';
import type { RubricServices } from './rubric-contract.ts';
import {
  finishSecond,
  listSecondMarkings,
  saveSecondMark,
  takeSecond,
  viewSecond,
} from './second-marking.ts';

/** The use cases of rubrics, marks and fairness. */
export function createRubricServices(bind: Bind): RubricServices {
  return {
    viewMarks: bind(viewMarks),
    saveMark: bind(saveMark),
    clearMark: bind(clearMark),

    listSecondMarkings: bind(listSecondMarkings),
    takeSecond: bind(takeSecond),
    viewSecond: bind(viewSecond),
    saveSecondMark: bind(saveSecondMark),
    finishSecond: bind(finishSecond),

    viewCalibration: bind(viewCalibration),
    viewSample: bind(viewSample),
    saveSampleMark: bind(saveSampleMark),
    finishCalibration: bind(finishCalibration),
    calibrateAgain: bind(calibrateAgain),

    appealMark: bind(appealMark),
    listAppeals: bind(listAppeals),
    viewAppeal: bind(viewAppeal),
    claimAppeal: bind(claimAppeal),
    decideAppeal: bind(decideAppeal),

    openCase: bind(openCase),
    listOwnCases: bind(listOwnCases),
    listCases: bind(listCases),
    viewCase: bind(viewCase),
    decideCase: bind(decideCase),

    viewFairness: bind(viewFairness),
    viewRubricChange: bind(viewRubricChange),
    applyRubric: bind(applyRubric),
  };
}
