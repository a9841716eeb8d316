import { refuse } from '#domain/result';
import { answer, refused, signedIn } from '../../_http.ts';

/** The receipt of an attempt as a file, for `npm run grade -- --receipt`. */
export const GET = signedIn(({ locals, params }, viewer) => {
  const view = locals.services.viewAttempt(viewer, params['id'] ?? '');
  if (!view.ok) return refused(view.refusal);
  const receipt = view.value.report?.report.receipt;
  if (!receipt) {
    return answer(
      refuse('not_found', 'There is no receipt: the attempt is not graded yet, or was before receipts.'),
    );
  }
  return Response.json(receipt, { headers: { 'cache-control': 'no-store' } });
});
