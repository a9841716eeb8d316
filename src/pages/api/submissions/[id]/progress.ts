import { answer, signedIn } from '../../../_http.ts';

/** Where the grading of a submission stands, once. */
export const GET = signedIn(({ locals, params }, viewer) =>
  answer(locals.services.watchAttempt(viewer, params['id'] ?? '')),
);
