import { canonicalEmail } from '#auth/account-form';
import { ok, type Result, refuse } from '#domain/result';
import type { Role, Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** Gives somebody a role. The only way a role changes; it ends all of that person's sessions. */
export function setRole({ store }: Pick<Deps, 'store'>, email: string, role: Role): Result<Viewer> {
  return store.transaction(() => {
    const user = store.users.findByEmail(canonicalEmail(email));
    if (!user) return refuse('not_found', `There is no account with the address ${email}.`);
    if (user.role === role) return ok(user);
    store.users.setRole(user.id, role);
    store.sessions.deleteAllOf(user.id);
    return ok({ ...user, role });
  });
}
