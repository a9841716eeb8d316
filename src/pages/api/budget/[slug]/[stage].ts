import { answer, readStagePath, refused, signedIn } from '../../../_http.ts';

/** How many hidden runs are left for a stage, and when the next one returns. */
export const GET = signedIn(({ locals, params }, viewer) => {
  const path = readStagePath(params);
  if (!path.ok) return refused(path.refusal);
  return answer(locals.services.budgetFor(viewer, path.value.slug, path.value.stage));
});
