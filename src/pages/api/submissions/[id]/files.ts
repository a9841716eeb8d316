import { ok } from '#domain/result';
import { answer, signedIn } from '../../../_http.ts';

/** The files of an attempt as they were sent in, for whoever may see the attempt. */
export const GET = signedIn(({ locals, params }, viewer) => {
  const view = locals.services.viewAttempt(viewer, params['id'] ?? '');
  return answer(view.ok ? ok({ files: view.value.files }) : view);
});
