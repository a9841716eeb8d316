import { refuse } from '#domain/result';
import { answer, refused, signedIn } from '../../_http.ts';

/** The receipt of an attempt as a file, for `npm run grade -- --receipt`; of the run that `?run=N` names, if it does. */
export const GET = signedIn(({ locals, params, url }, viewer) => {
  const run = url.searchParams.get('run');
  const ordinal = run === null ? undefined : Number(run);
  const view = locals.services.viewAttempt(viewer, params['id'] ?? '', ordinal);
  if (!view.ok) return refused(view.refusal);
  const receipt = view.value.report?.report.receipt;
  if (!receipt) {
    return answer(
      refuse('not_found', 'There is no receipt: the attempt is not graded yet, or was before receipts.'),
    );
  }
  return Response.json(receipt, { headers: { 'cache-control': 'no-store' } });
});
