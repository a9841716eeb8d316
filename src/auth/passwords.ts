import { hash, verify } from '@node-rs/argon2';
import { ok, type Result, refuse } from '#domain/result';
import { createSlots } from './slots.ts';

/** argon2id: memory in KiB, passes, lanes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each hash takes 19 MiB and a core: two leave the machine to others, fifty more may stand in line. */
const AT_ONCE = 2;
const WAITING = 50;

/** Of random bytes nobody kept, at the same cost: checked when there is no such account, so that both take as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$SWMnOojXpf96mXzdresfAw$sLWzyBGPLGVtqP5iq2EkLZZxwFyEOXtp0yfkllrClug';

/** Passwords, slow on purpose. Both refuse with `too_many` when the line is full. */
export interface Passwords {
  hash(password: string): Promise<Result<string>>;
  /** Whether the password is right; takes as long when there is no hash to compare with. */
  verify(passwordHash: string | undefined, password: string): Promise<Result<boolean>>;
}

export function createPasswords(): Passwords {
  const slots = createSlots(AT_ONCE, WAITING);

  async function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
    const turn = slots.run(work);
    if (turn) return ok(await turn);
    return refuse('too_many', 'Many people are logging in at this moment. Try again in a few seconds.', {
      retryAfterSeconds: 5,
    });
  }

  return {
    hash: (password) => inTurn(() => hash(canonical(password), COST)),
    verify: (passwordHash, password) =>
      inTurn(async () => {
        const isRight = await verify(passwordHash ?? NOBODY, canonical(password));
        return isRight && passwordHash !== undefined;
      }),
  };
}

/** The same text typed on two systems can differ in code points. */
function canonical(password: string): string {
  return password.normalize('NFC');
}
