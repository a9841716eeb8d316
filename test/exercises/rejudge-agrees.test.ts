import { agreesFor } from './rejudge-agrees.ts';

/** The starter in `rejudge-agrees.full.ts`. */
agreesFor('mutants/cheerful-default');
