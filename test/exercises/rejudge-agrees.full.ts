import { agreesFor } from './rejudge-agrees.ts';

for (const program of ['starter', 'mutants/cheerful-default']) agreesFor(program);
