import { z } from 'zod';
import { parseTrialKey } from '#components/report/trial-key.ts';
import { type Refusal, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Services } from '#services/contract';

const form = z.object({
  /** Which of the page's forms was sent. */
  do: z.enum(['ask', 'share', 'unshare', 'case']).default('ask'),
  question: z.string().default(''),
  name: z.literal('on').optional(),
  /** A practice family, or a trial of one as `trialKey` writes it. */
  about: z.string().max(500).default(''),
  words: z.string().default(''),
});

/** What became of a form of the report page: where to go on, or why not, with what was typed. */
export type Acted =
  | { kind: 'done'; location: string }
  | { kind: 'refused'; at: 'review' | 'share' | 'case'; refusal: Refusal; typed: string };

/** Does what a form of the report page asks for. */
export async function actOnAttempt(
  services: Services,
  viewer: Viewer,
  id: string,
  request: Request,
): Promise<Acted> {
  const read = form.safeParse(await fieldsOf(request));
  if (!read.success)
    return refused('review', refuse('invalid', 'Reload the page and send the form again.').refusal);
  const { do: wish, question, name } = read.data;
  if (wish === 'case') {
    const opened = await services.openCase(viewer, id, {
      ...parseTrialKey(read.data.about),
      words: read.data.words,
    });
    return opened.ok
      ? { kind: 'done', location: `/attempts/${id}#cases` }
      : refused('case', opened.refusal, read.data.words);
  }
  const at = wish === 'ask' ? 'review' : 'share';
  const result = {
    ask: () => services.askForReview(viewer, id, question),
    share: () => services.shareAttempt(viewer, id, { hasName: name === 'on' }),
    unshare: () => services.unshareAttempt(viewer, id),
  }[wish]();
  if (!result.ok) return refused(at, result.refusal, question);
  return { kind: 'done', location: `/attempts/${id}#${at}` };
}

/** The fields of a form, their line breaks as they are kept: a browser sends two characters for each. Null when the body is no form. */
async function fieldsOf(request: Request): Promise<unknown> {
  if (
    !/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
      request.headers.get('content-type') ?? '',
    )
  )
    return null;
  const fields = [...(await request.formData())];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value]),
  );
}

function refused(at: 'review' | 'share' | 'case', refusal: Refusal, typed = ''): Acted {
  return { kind: 'refused', at, refusal, typed };
}
