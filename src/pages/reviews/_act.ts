import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Services } from '#services/contract';
import { textIn } from '../_form.ts';

/** A form of the page on which a learner reads a review. */
export interface ReaderForm {
  services: Services;
  viewer: Viewer;
  requestId: string;
  form: FormData;
}

/** Does what the form asks for; gives the path to go on at. */
export function actOnReview({ services, viewer, requestId, form }: ReaderForm): Result<string> {
  const here = `/reviews/${encodeURIComponent(requestId)}`;
  const thread = textIn(form, 'thread');
  const goOn = <T>(result: Result<T>, path: (value: T) => string): Result<string> =>
    result.ok ? ok(path(result.value)) : result;
  switch (textIn(form, 'do')) {
    case 'reply':
      return goOn(
        services.reply(viewer, thread, textIn(form, 'body')),
        ({ postId }) => `${here}#post-${postId}`,
      );
    case 'resolve':
      return goOn(services.resolveThread(viewer, thread, true), () => `${here}#thread-${thread}`);
    case 'unresolve':
      return goOn(services.resolveThread(viewer, thread, false), () => `${here}#thread-${thread}`);
    case 'apply':
      return goOn(services.applySuggestion(viewer, thread), () => `${here}#thread-${thread}`);
    default:
      return refuse('invalid', 'Reload the page and send the form again.');
  }
}
