import { foldersOf } from './programs.ts';
import { agreesOn } from './two-engines.ts';

const some = foldersOf('support-assistant', 'mutants').filter((_, i) => i % 5 === 0);
agreesOn(['solutions/reference', ...some]);
