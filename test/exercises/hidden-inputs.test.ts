import { tellsNothingOf } from './hidden-inputs.ts';

/** Some that leave much behind: logs, thrown errors, replies and payments. More, and other exercises, in `hidden-inputs.full.ts`. */
tellsNothingOf('support-assistant', ['starter', 'solutions/reference', 'mutants/logs-the-mail']);
