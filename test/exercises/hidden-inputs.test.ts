import { tellsNothingOf } from './hidden-inputs.ts';

/** Some that leave much behind: logs, thrown errors, replies and payments. More in `hidden-inputs.full.ts`. */
tellsNothingOf(['starter', 'solutions/reference', 'mutants/logs-the-mail']);
