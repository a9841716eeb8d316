import type { Bind } from './bind.ts';
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
  };
}
