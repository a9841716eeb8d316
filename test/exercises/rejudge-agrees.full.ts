import { agreesFor } from './rejudge-agrees.ts';

agreesFor('starter');
agreesFor('solutions/reference', 'invoice-review');
