import { DEFAULT_WISH, MAIL_WISHES } from '#domain/notice';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import type { MailSettings } from './notice-contract.ts';

const TOKEN = /^[\w-]{32}$/;
const NOT_WANTED = 'no e-mails are wanted any more';

/** How the viewer is told by e-mail. */
export function viewMailSettings(
  { store, mail }: Pick<Deps, 'store' | 'mail'>,
  { id, email }: Pick<Viewer, 'id' | 'email'>,
): MailSettings {
  const wish = store.mailWishes.find(id) ?? DEFAULT_WISH;
  return { wish, address: email, isConfigured: mail !== undefined };
}

/** Changes how the viewer is told by e-mail. */
export function setMailWish(
  { store }: Pick<Deps, 'store'>,
  { id }: Pick<Viewer, 'id'>,
  wish: string,
): Result<null> {
  const known = MAIL_WISHES.find((word) => word === wish);
  if (!known) return refuse('invalid', 'Choose one of the three ways.', { field: 'mail' });
  return store.transaction(() => {
    store.mailWishes.set(id, known);
    if (known === 'never') store.mails.cancelAllOf(id, NOT_WANTED);
    return ok(null);
  });
}

/** Whether a token ends somebody's e-mails; whose is not said. */
export function findUnsubscribeLink({ store }: Pick<Deps, 'store'>, token: string): Result<null> {
  return TOKEN.test(token) && store.mailWishes.findByToken(token) ? ok(null) : noSuchLink();
}

/** Ends the e-mails to whomever a token belongs to. A second time changes nothing. */
export function unsubscribe({ store }: Pick<Deps, 'store'>, token: string): Result<null> {
  return store.transaction(() => {
    const found = TOKEN.test(token) ? store.mailWishes.findByToken(token) : undefined;
    if (!found) return noSuchLink();
    store.mailWishes.set(found.userId, 'never');
    store.mails.cancelAllOf(found.userId, NOT_WANTED);
    return ok(null);
  });
}

function noSuchLink() {
  return refuse('not_found', 'This link ends no e-mails. Take it from the end of an e-mail, whole.');
}
