import { baseIn, parseTarget, reviewTab } from '#components/review/line-target.ts';
import {
  type QueueAddress,
  queuePath,
  readList,
  reviewPath as reviewOfList,
  writeQueueAddress,
} from '#components/review/queue-filter.ts';
import { parseAbout } from '#components/review/target-words.ts';
import type { TypedComment } from '#components/review/writer.ts';
import { ok, type Refusal, type Result, refuse } from '#domain/result';
import { type Anchor, COMMENT_KINDS } from '#domain/review';
import { threadDraftSchema } from '#domain/thread';
import type { Viewer } from '#domain/viewer';
import type { Services } from '#services/contract';
import type { MarkForm } from '#services/rubric-contract';
import { textIn } from '../_form.ts';
import { afterMark, markFormOf, takesBack } from './_mark-form.ts';

/** A form that was sent from the desk, about one review. */
export interface Sent {
  services: Services;
  viewer: Viewer;
  requestId: string;
  form: FormData;
}

/** Does what was asked; gives the path to go on at. */
type Action = (sent: Sent) => Result<string>;

const ACTIONS = new Map<string, Action>([
  ['claim', (s) => then(s.services.claimReview(s.viewer, s.requestId), () => reviewPath(s))],
  ['release', (s) => then(s.services.releaseReview(s.viewer, s.requestId), () => queuePath(listOf(s)))],
  ['reopen', (s) => then(s.services.reopenReview(s.viewer, s.requestId), () => reviewPath(s))],
  ['comment', openThread],
  ['reply', reply],
  ['edit-draft', editDraft],
  ['delete-draft', deleteDraft],
  ['resolve', resolve],
  ['keep', keep],
  ['summary', (s) => then(saveSummary(s), () => reviewPath(s))],
  ['publish', publish],
  ['mark', mark],
  [
    'note',
    (s) =>
      then(s.services.savePrivateNote(s.viewer, s.requestId, textIn(s.form, 'note')), () => reviewPath(s)),
  ],
]);

/** For learners: the desk holds more of a report than they may see, of their own work too. */
export function refuseDesk() {
  return refuse('not_allowed', 'The desk is for mentors. Reviews of your own work are under My work.');
}

/** What `/mentor/<id>/<name>` does; undefined for a name that does nothing. */
export function findAction(name: string | undefined): Action | undefined {
  return ACTIONS.get(name ?? '');
}

/** What was typed into the form, to be shown again when it was refused. */
export function typedIn(form: FormData): {
  open?: Anchor;
  typed?: TypedComment;
  typedSummary?: string;
  typedNote?: string;
  typedMark?: MarkForm;
} {
  const body = textIn(form, 'body');
  const summary = textIn(form, 'summary');
  const note = form.has('row') ? '' : textIn(form, 'note');
  const { path, fromLine, toLine } = anchorIn(form);
  const open = parseTarget(`${path}:${fromLine}-${toLine}`);
  const suggestion = textIn(form, 'suggests') === 'yes' ? textIn(form, 'suggestion') : undefined;
  const kind = COMMENT_KINDS.find((k) => k === textIn(form, 'kind')) ?? 'question';
  return {
    ...(open && { open }),
    ...(body && { typed: { kind, body, suggestion, reusableId: textIn(form, 'reusable') } }),
    ...(summary && { typedSummary: summary }),
    ...(note && { typedNote: note }),
    ...(form.has('row') && { typedMark: markFormOf(form) }),
  };
}

/** The lines a comment form names; the other way round they are the same lines. */
function anchorIn(form: FormData): Anchor {
  const ends = [Number(textIn(form, 'fromLine')), Number(textIn(form, 'toLine'))];
  return { path: textIn(form, 'path'), fromLine: Math.min(...ends), toLine: Math.max(...ends) };
}

function openThread(sent: Sent): Result<string> {
  const { services, viewer, requestId, form } = sent;
  const about = parseAbout(textIn(form, 'about'));
  const suggestion = textIn(form, 'suggests') === 'yes' ? textIn(form, 'suggestion') : null;
  const draft = threadDraftSchema.safeParse({
    target: about ?? { kind: 'lines', lines: anchorIn(form) },
    kind: textIn(form, 'kind'),
    body: textIn(form, 'body'),
    suggestion,
    ...(textIn(form, 'reusable') !== '' && { reusableId: textIn(form, 'reusable') }),
  });
  if (!draft.success) return refuse('invalid', whatIsWrong(draft.error.issues[0]?.path[0]));
  return then(services.openThread(viewer, requestId, draft.data), ({ id }) =>
    reviewPath(sent, `#thread-${id}`),
  );
}

function whatIsWrong(field: PropertyKey | undefined): string {
  if (field === 'target') return 'Name the lines as whole numbers from 1.';
  if (field === 'kind') return 'Choose what kind of comment it is.';
  if (field === 'suggestion') return 'An edit has at most 8,000 characters and is for lines of a file.';
  return 'Write between 1 and 4,000 characters.';
}

function reply(sent: Sent): Result<string> {
  const { services, viewer, form } = sent;
  const said = services.reply(viewer, textIn(form, 'thread'), textIn(form, 'body'));
  return then(said, ({ postId }) => reviewPath(sent, `#post-${postId}`));
}

function editDraft(sent: Sent): Result<string> {
  const { services, viewer, form } = sent;
  const post = textIn(form, 'post');
  return then(services.editDraft(viewer, post, textIn(form, 'body')), () =>
    reviewPath(sent, `#post-${post}`),
  );
}

function deleteDraft(sent: Sent): Result<string> {
  const { services, viewer, requestId, form } = sent;
  return then(services.deleteDraft(viewer, requestId, textIn(form, 'post')), () => reviewPath(sent));
}

function resolve(sent: Sent): Result<string> {
  const { services, viewer, form } = sent;
  const thread = textIn(form, 'thread');
  const done = services.resolveThread(viewer, thread, textIn(form, 'resolved') === 'yes');
  return then(done, () => reviewPath(sent, `#thread-${thread}`));
}

function keep(sent: Sent): Result<string> {
  const thread = textIn(sent.form, 'thread');
  const kept = sent.services.keepReusable(sent.viewer, thread);
  return then(kept, () => reviewPath(sent, `#thread-${thread}`));
}

function saveSummary({ services, viewer, requestId, form }: Sent): Result<null> {
  return services.saveReviewSummary(viewer, requestId, textIn(form, 'summary'));
}

/**
 * The button stands in the summary's form: what is written there is saved first, so none of it is lost. A published
 * summary is not in the form of a later round.
 */
function publish(sent: Sent): Result<string> {
  const saved = sent.form.has('summary') ? saveSummary(sent) : ok(null);
  if (!saved.ok) return saved;
  const published = sent.services.publishReview(sent.viewer, sent.requestId);
  return then(published, () => (textIn(sent.form, 'go') === 'next' ? nextInList(sent) : reviewPath(sent)));
}

/** Path of the next free review of the list that this one was opened from, or of the list when there is none. */
function nextInList(sent: Sent): string {
  const address = { ...listOf(sent), goesOn: true };
  const next = sent.services.nextReview(sent.viewer, address.wish, sent.requestId);
  if (!next.ok || next.value === null) return queuePath({ ...address, page: 1 });
  return reviewOfList(next.value.requestId, writeQueueAddress(address));
}

function listOf({ form }: Sent): QueueAddress {
  return readList(textIn(form, 'list'));
}

function mark(sent: Sent): Result<string> {
  const { services, viewer, requestId, form } = sent;
  const given = markFormOf(form);
  const done = takesBack(form)
    ? services.clearMark(viewer, requestId, given.row)
    : services.saveMark(viewer, requestId, given);
  return afterMark(done, reviewPath(sent));
}

function reviewPath({ requestId, form }: Sent, fragment = ''): string {
  const query = new URLSearchParams();
  if (form.get('view') !== null) query.set('view', reviewTab(textIn(form, 'view')));
  const against = baseIn(textIn(form, 'against'));
  if (against) query.set('against', against);
  if (textIn(form, 'list') !== '') query.set('list', textIn(form, 'list'));
  const search = query.size === 0 ? '' : `?${query}`;
  return `/mentor/${encodeURIComponent(requestId)}${search}${fragment}`;
}

function then<T>(
  result: Result<T>,
  next: (value: T) => string,
): { ok: true; value: string } | { ok: false; refusal: Refusal } {
  return result.ok ? ok(next(result.value)) : result;
}
