import { canonicalEmail, checkPassword } from '#auth/account-form';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** Gives somebody a new password, for an operator to hand over; it ends all of that person's sessions. */
export async function setPassword(
  { store, passwords }: Pick<Deps, 'store' | 'passwords'>,
  email: string,
  password: string,
): Promise<Result<Viewer>> {
  const checked = checkPassword(password, email);
  if (!checked.ok) return checked;
  const hashed = await passwords.hash(password);
  if (!hashed.ok) return hashed;
  return store.transaction(() => {
    const user = store.users.findByEmail(canonicalEmail(email));
    if (!user) return refuse('not_found', `There is no account with the address ${email}.`);
    store.users.setPasswordHash(user.id, hashed.value);
    store.sessions.deleteAllOf(user.id);
    return ok(user);
  });
}
