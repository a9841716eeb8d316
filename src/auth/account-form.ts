import { z } from 'zod';
import { ok, type Result, refuse } from '#domain/result';

/** Characters a password may have. Any character will do; length is what counts. */
export const PASSWORD_LENGTH = { min: 10, max: 256 } as const;
const NAME_LENGTH = 80;
const EMAIL_LENGTH = 254;
/** Controls, and characters that turn the direction of what stands after a name. */
const NO_NAME = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const emailSchema = z.email();

/** An e-mail address as it is kept and compared. */
export function canonicalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export interface AccountForm {
  email: string;
  name: string;
  password: string;
}

/** Checks the sign-up form; gives it back with the address lower-cased and the name trimmed. Refusals name the field. */
export function checkAccountForm(form: AccountForm): Result<AccountForm> {
  const email = canonicalEmail(form.email);
  if (email.length > EMAIL_LENGTH || !emailSchema.safeParse(email).success) {
    return refuse('invalid', 'Enter an e-mail address like name@example.org.', { field: 'email' });
  }
  const name = form.name.trim();
  if (name === '' || name.length > NAME_LENGTH) {
    return refuse('invalid', `Enter a name of 1 to ${NAME_LENGTH} characters.`, { field: 'name' });
  }
  if (NO_NAME.test(name)) {
    return refuse(
      'invalid',
      'Leave out what cannot be seen in a name: line breaks and signs that turn its direction.',
      {
        field: 'name',
      },
    );
  }
  const password = checkPassword(form.password, email);
  if (!password.ok) return password;
  return ok({ email, name, password: form.password });
}

/** Whether a password will do for an account. The refusal names the field `password`. */
export function checkPassword(password: string, email: string): Result<string> {
  const { min, max } = PASSWORD_LENGTH;
  const no = (message: string) => refuse('invalid', message, { field: 'password' });
  const length = [...password].length;
  if (length < min) return no(`Use at least ${min} characters for the password; any characters will do.`);
  if (length > max) return no(`Use at most ${max} characters for the password.`);
  const isEmail = password.trim().toLowerCase() === canonicalEmail(email);
  if (isEmail) return no('Do not use your e-mail address as the password.');
  return ok(password);
}
