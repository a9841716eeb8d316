import { canonicalEmail } from '#auth/account-form';
import { ok, type Result, refuse } from '#domain/result';
import type { Deps } from './deps.ts';

/** Longer than any address can be; keeps what is counted small. */
const EMAIL_KEY_LENGTH = 254;

/** Begins a new session. An unknown address and a wrong password get the same answer after the same work. */
export async function logIn(
  deps: Pick<Deps, 'store' | 'sessions' | 'passwords' | 'throttle'>,
  form: { email: string; password: string },
  from: { address: string },
): Promise<Result<{ cookie: string }>> {
  const email = canonicalEmail(form.email).slice(0, EMAIL_KEY_LENGTH);
  const admitted = await deps.throttle.admitLogIn(from.address, email);
  if (!admitted.ok) return admitted;
  const credentials = deps.store.users.findCredentials(email);
  const verified = await deps.passwords.verify(credentials?.passwordHash, form.password);
  if (!verified.ok) return verified;
  if (!verified.value || !credentials) {
    return refuse('invalid', 'E-mail address and password do not go together. Check both and try again.');
  }
  await deps.throttle.forgiveLogIn(from.address, email);
  return ok({ cookie: await deps.sessions.start(credentials.id) });
}
