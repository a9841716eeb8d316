import { checkAccountForm } from '#auth/account-form';
import { ok, type Result, refuse } from '#domain/result';
import type { Deps } from './deps.ts';

/** Opens a learner's account and logs in. Refuses bad forms by field, taken addresses, and too many from one network. */
export async function signUp(
  deps: Pick<Deps, 'store' | 'sessions' | 'passwords' | 'throttle'>,
  form: { email: string; name: string; password: string },
  from: { address: string },
): Promise<Result<{ cookie: string }>> {
  const checked = checkAccountForm(form);
  if (!checked.ok) return checked;
  const admitted = await deps.throttle.admitSignUp(from.address);
  if (!admitted.ok) return admitted;
  const { email, name, password } = checked.value;
  const hashed = await deps.passwords.hash(password);
  if (!hashed.ok) return hashed;
  const user = deps.store.users.create({ email, name, passwordHash: hashed.value });
  if (!user) {
    return refuse('conflict', 'This e-mail address already has an account. Sign in instead.', {
      field: 'email',
    });
  }
  return ok({ cookie: await deps.sessions.start(user.id) });
}
