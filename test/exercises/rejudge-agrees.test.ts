import { agreesFor } from './rejudge-agrees.ts';

/** The starter, and another exercise, in `rejudge-agrees.full.ts`. */
agreesFor('mutants/cheerful-default');
