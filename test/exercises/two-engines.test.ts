import { agreesOn } from './two-engines.ts';

/** What ends well and what ends in many ways; more, and other exercises, in `two-engines.full.ts`. */
agreesOn('support-assistant', ['starter', 'solutions/reference']);
