import { agreesFor } from './rejudge-agrees.ts';

agreesFor('starter');
agreesFor('mutants/cheerful-default');
agreesFor('solutions/reference', 'invoice-review');
