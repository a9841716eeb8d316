import { agreesOn } from './two-engines.ts';

/** What ends well and what ends in many ways; more in `two-engines.full.ts`. */
agreesOn(['starter', 'solutions/reference']);
