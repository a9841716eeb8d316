import { agreesFor } from './rejudge-agrees.ts';

agreesFor('starter');
