import { agreesOn } from './two-engines.ts';

/** What ends in many ways; what ends well, more, and other exercises, in `two-engines.full.ts`. */
agreesOn('support-assistant', ['starter']);
