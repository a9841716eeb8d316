import type { APIRoute } from 'astro';
import { logInPath } from '#components/next-path.ts';
import { queuePath, readList, reviewPath } from '#components/review/queue-filter.ts';

/** Leads on to the next free review of a list, or back to the list when there is none. Claims nothing. */
export const GET: APIRoute = ({ locals, url, redirect }) => {
  const { services, viewer } = locals;
  if (!viewer) return redirect(logInPath(url), 303);
  const list = url.searchParams.get('list') ?? '';
  const address = readList(list);
  const next = services.nextReview(viewer, address.wish, url.searchParams.get('after') ?? undefined);
  // Whoever has no desk is told so there.
  if (!next.ok || next.value === null) return redirect(queuePath({ ...address, page: 1 }), 303);
  return redirect(reviewPath(next.value.requestId, list), 303);
};
