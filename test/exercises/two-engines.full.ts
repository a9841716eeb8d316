import { foldersOf } from './programs.ts';
import { agreesOn } from './two-engines.ts';

agreesOn(foldersOf('support-assistant', 'mutants').filter((_, i) => i % 5 === 0));
