import { z } from 'zod';
import { sourceFilesSchema } from '#domain/program';
import { answer, readJson, readStagePath, refused, signedIn } from '../../../_http.ts';

const saveSchema = z.object({ revision: z.number().int().min(0), files: sourceFilesSchema }).strict();

/** The learner's draft of a stage; the starter when nothing was saved yet. */
export const GET = signedIn(({ locals, params }, viewer) => {
  const path = readStagePath(params);
  if (!path.ok) return refused(path.refusal);
  return answer(locals.services.openWorkspace(viewer, path.value.slug, path.value.stage));
});

/** Saves a draft over the revision it started from; 409 when another tab saved in between. */
export const PUT = signedIn(async ({ locals, params, request }, viewer) => {
  const path = readStagePath(params);
  if (!path.ok) return refused(path.refusal);
  const body = await readJson(request, saveSchema);
  if (!body.ok) return refused(body.refusal);
  return answer(locals.services.saveWorkspace(viewer, path.value.slug, path.value.stage, body.value));
});
