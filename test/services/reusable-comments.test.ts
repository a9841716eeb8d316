import { expect, test } from 'vitest';
import type { Viewer } from '#domain/viewer';
import { granted, type Platform, refusalOf } from './open-platform.ts';
import { toldTo } from './review-builders.ts';
import { aGuide, openWithGuide, putGuide } from './review-guides.ts';

const SLUG = 'support-assistant';
const KEYED = { id: 'which-key', kind: 'question' as const, family: 'refunds', text: 'Which key?' };
const withKey = (text = KEYED.text) => aGuide({ comments: [{ ...KEYED, text, when: 'It retries.' }] });
const whole = { kind: 'whole' } as const;

function opened() {
  const platform = openWithGuide(withKey());
  return { ...platform, platform, mentor: platform.person('mentor', 'Marek Olsen') };
}

/** A learner's review that this mentor holds. */
function held({ services, person, submit }: Platform, mentor: Viewer, name = 'Ines Duarte') {
  const learner = person('learner', name);
  const { requestId } = granted(services.askForReview(learner, submit(learner), ''));
  granted(services.claimReview(mentor, requestId));
  return { learner, requestId };
}

/** The same, with a comment that was inserted, published unless it is to stay a draft. */
function gave(
  platform: Platform,
  mentor: Viewer,
  { id: reusableId, body }: { id: string; body: string },
  { name = 'Ines Duarte', isDraft = false } = {},
) {
  const { services } = platform;
  const review = held(platform, mentor, name);
  const draft = { target: whole, kind: 'question' as const, body, reusableId };
  const thread = granted(services.openThread(mentor, review.requestId, draft));
  if (!isDraft) granted(services.publishReview(mentor, review.requestId));
  const words = () => granted(services.viewReview(review.learner, review.requestId)).threads[0]?.posts[0];
  return { ...review, thread, words };
}

function listed({ services }: Platform, mentor: Viewer, families?: string[]) {
  return granted(services.listReusable(mentor, SLUG, families));
}

function first(platform: Platform, mentor: Viewer) {
  const [comment] = listed(platform, mentor);
  if (!comment) throw new Error('there is no comment');
  return comment;
}

test('mentors begin from the author’s comments, and learners know of none', () => {
  const { platform, services, mentor, person } = opened();
  expect(listed(platform, mentor)).toMatchObject([
    { body: 'Which key?', when: 'It retries.', family: 'refunds', byName: null, uses: 0, mayEdit: false },
  ]);
  const learner = person('learner');
  expect(refusalOf(services.listReusable(learner, SLUG)).kind).toBe('not_found');
  expect(refusalOf(services.whoGot(learner, 'key:which-key')).kind).toBe('not_found');
});

test('a comment that was inserted as it is counts as used once it is published, and its uses are listed', () => {
  const { platform, services, mentor } = opened();
  const { requestId, thread } = gave(platform, mentor, first(platform, mentor));
  const comment = first(platform, mentor);
  expect(comment).toMatchObject({ body: 'Which key?', uses: 1 });
  expect(listed(platform, mentor)).toHaveLength(1);
  expect(granted(services.whoGot(mentor, comment.id))).toMatchObject([
    { requestId, threadId: thread.id, learnerName: 'Ines Duarte', attempt: 1, stage: 1 },
  ]);
  gave(platform, mentor, comment, { name: 'Paul', isDraft: true });
  expect(first(platform, mentor).uses).toBe(1);
  expect(granted(services.whoGot(mentor, comment.id))).toHaveLength(1);
});

test('an edit reaches all who got the comment, says when it was, and tells each of them once', () => {
  const { platform, services, mentor, pass, person } = opened();
  const ines = gave(platform, mentor, first(platform, mentor));
  const paul = gave(platform, mentor, first(platform, mentor), { name: 'Paul' });
  const draft = gave(platform, mentor, first(platform, mentor), { name: 'Mia', isDraft: true });
  const comment = first(platform, mentor);
  pass(1000);
  expect(refusalOf(services.editReusable(mentor, comment.id, 'Mine now?')).kind).toBe('not_allowed');
  const instructor = person('instructor', 'Imani Brook');
  const edited = granted(services.editReusable(instructor, comment.id, ' Which key, and from what? '));
  expect(edited).toEqual({ slug: SLUG, reached: 2 });
  for (const { learner, words, requestId, thread } of [ines, paul]) {
    expect(words()).toMatchObject({ body: 'Which key, and from what?', editedAt: expect.any(Number) });
    const told = toldTo(platform, learner).filter(({ kind }) => kind === 'comment-changed');
    expect(told).toMatchObject([{ path: `/reviews/${requestId}#thread-${thread.id}` }]);
    expect(told[0]?.title).toContain('Imani Brook has changed a comment');
  }
  const [post] = granted(services.viewReview(mentor, draft.requestId)).threads[0]?.posts ?? [];
  expect(post).toMatchObject({ body: 'Which key, and from what?', editedAt: null });
  expect(toldTo(platform, draft.learner)).toEqual([]);
  expect(granted(services.editReusable(instructor, comment.id, 'Which key, and from what?')).reached).toBe(0);
});

test('words that were adapted for one learner stay theirs', () => {
  const { platform, services, mentor, person } = opened();
  const comment = first(platform, mentor);
  const adapted = gave(platform, mentor, { ...comment, body: 'Which key, Ines?' });
  const later = gave(platform, mentor, first(platform, mentor), { isDraft: true });
  granted(services.editDraft(mentor, later.thread.posts[0]?.id ?? '', 'Which key, Paul?'));
  granted(services.publishReview(mentor, later.requestId));
  gave(platform, mentor, comment, { name: 'Mia' });
  const { id } = first(platform, mentor);
  expect(granted(services.editReusable(person('instructor'), id, 'New words')).reached).toBe(1);
  expect(adapted.words()?.body).toBe('Which key, Ines?');
  expect(later.words()?.body).toBe('Which key, Paul?');
});

test('an answer below an inserted comment is nobody’s but its author’s', () => {
  const { platform, services, mentor, person } = opened();
  const { learner, requestId, thread } = gave(platform, mentor, first(platform, mentor));
  granted(services.reply(learner, thread.id, 'The order’s.'));
  const { id } = first(platform, mentor);
  granted(services.editReusable(person('instructor'), id, 'New words'));
  const posts = granted(services.viewReview(learner, requestId)).threads[0]?.posts;
  expect(posts?.map(({ body }) => body)).toEqual(['New words', 'The order’s.']);
});

test('a mentor keeps their own comment to begin from, changes it and takes it off the list', () => {
  const { platform, services, mentor, person } = opened();
  const { requestId, learner } = held(platform, mentor);
  const draft = { target: whole, kind: 'praise' as const, body: 'Read back first. Good.' };
  const { id: threadId } = granted(services.openThread(mentor, requestId, draft));
  granted(services.publishReview(mentor, requestId));
  const other = person('mentor');
  expect(refusalOf(services.keepReusable(other, threadId)).kind).toBe('not_allowed');
  expect(refusalOf(services.keepReusable(learner, threadId)).kind).toBe('not_found');
  const { id } = granted(services.keepReusable(mentor, threadId));
  expect(refusalOf(services.keepReusable(mentor, threadId)).kind).toBe('conflict');
  const mine = listed(platform, mentor).find((one) => one.id === id);
  expect(mine).toMatchObject({ kind: 'praise', byName: 'Marek Olsen', isMine: true, mayEdit: true, uses: 1 });
  expect(listed(platform, other).find((one) => one.id === id)?.mayEdit).toBe(false);
  expect(refusalOf(services.editReusable(other, id, 'x')).kind).toBe('not_allowed');
  expect(granted(services.editReusable(mentor, id, 'Read back. Good.')).reached).toBe(1);
  granted(services.retireReusable(mentor, id));
  expect(listed(platform, mentor).map((one) => one.id)).not.toContain(id);
  expect(granted(services.viewReview(learner, requestId)).threads[0]?.posts[0]?.body).toBe(
    'Read back. Good.',
  );
});

test('when the author writes a comment anew, who got the old one keeps it', () => {
  const { platform, mentor } = opened();
  const old = gave(platform, mentor, first(platform, mentor));
  putGuide(platform, withKey('Which key, and why?'));
  expect(listed(platform, mentor)).toMatchObject([{ body: 'Which key, and why?', uses: 0 }]);
  const fresh = gave(platform, mentor, first(platform, mentor), { name: 'Paul' });
  expect([old.words()?.body, fresh.words()?.body]).toEqual(['Which key?', 'Which key, and why?']);
  expect(listed(platform, mentor)).toMatchObject([{ body: 'Which key, and why?', uses: 1 }]);
});

test('an edit made here outlives a new text of the author', () => {
  const { platform, services, mentor, person } = opened();
  gave(platform, mentor, first(platform, mentor));
  granted(services.editReusable(person('instructor'), first(platform, mentor).id, 'Which key, here?'));
  putGuide(platform, withKey('Which key, there?'));
  expect(listed(platform, mentor).map(({ body }) => body)).toEqual(['Which key, here?']);
});

test('what is about a family that the work fails comes first', () => {
  const { platform, mentor } = opened();
  putGuide(platform, aGuide({ comments: [{ id: 'any', kind: 'question', text: 'Any' }, KEYED] }));
  expect(listed(platform, mentor).map(({ body }) => body)).toEqual(['Any', 'Which key?']);
  expect(listed(platform, mentor, ['refunds']).map(({ body }) => body)).toEqual(['Which key?', 'Any']);
});

test('who got a comment leaves out the viewer’s own work', () => {
  const { platform, services, mentor, person } = opened();
  const learner = person('mentor', 'Lena');
  const { requestId } = granted(services.askForReview(learner, platform.submit(learner), ''));
  granted(services.claimReview(mentor, requestId));
  const { id: reusableId, body } = first(platform, mentor);
  granted(services.openThread(mentor, requestId, { target: whole, kind: 'question', body, reusableId }));
  granted(services.publishReview(mentor, requestId));
  const { id } = first(platform, mentor);
  expect(granted(services.whoGot(mentor, id))).toHaveLength(1);
  expect(granted(services.whoGot(learner, id))).toEqual([]);
});

test('an id that is no comment’s ties to nothing', () => {
  const { platform, services, mentor } = opened();
  for (const id of ['none', 'key:none'])
    expect(
      granted(services.viewReview(mentor, gave(platform, mentor, { id, body: 'So?' }).requestId)).threads,
    ).toMatchObject([{ reusableId: null }]);
});
