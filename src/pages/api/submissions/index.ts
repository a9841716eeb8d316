import { z } from 'zod';
import { predictionSchema } from '#domain/foresight';
import { sourceFilesSchema } from '#domain/program';
import { readJson, refused, signedIn } from '../../_http.ts';

const submissionSchema = z
  .object({
    slug: z.string().min(1).max(100),
    stage: z.number().int().min(1).max(99),
    files: sourceFilesSchema,
    /** The same key twice is the same submission, so a request may be repeated after a lost answer. */
    idempotencyKey: z.string().min(8).max(100),
    /** What the learner expects of the hidden traffic; shown beside what came. */
    predicted: predictionSchema.optional(),
  })
  .strict();

/** Takes work in: 202 means it is on disk and will be graded. */
export const POST = signedIn(async ({ locals, request }, viewer) => {
  const body = await readJson(request, submissionSchema);
  if (!body.ok) return refused(body.refusal);
  const { slug, stage, ...work } = body.value;
  const sent = locals.services.submitWork(viewer, slug, stage, work);
  if (!sent.ok) return refused(sent.refusal);
  const url = `/attempts/${sent.value.submissionId}`;
  return Response.json(
    { ...sent.value, url },
    { status: 202, headers: { location: url, 'cache-control': 'no-store' } },
  );
});
