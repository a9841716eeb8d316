import { agreesOn } from './two-engines.ts';

/** What ends in many ways; what ends well, and more, in `two-engines.full.ts`. */
agreesOn(['starter']);
