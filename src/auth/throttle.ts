import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ok, type Result, refuse } from '#domain/result';

/** How often something may be tried within a time. */
interface Limit {
  points: number;
  seconds: number;
}

export interface ThrottleLimits {
  /** Wrong passwords in a row for one account from one address. */
  logInPair: Limit;
  /** Wrong passwords from one address, over all accounts. */
  logInAddress: Limit;
  /** Wrong passwords for one account, over all addresses. */
  logInAccount: Limit;
  signUpAddress: Limit;
}

const MINUTES = 60;

/**
 * The tight limit is on account *and* address together: whoever guesses from elsewhere cannot keep the owner out.
 * The other two bound guessing that is spread over accounts or over addresses. All run out by themselves.
 */
export const THROTTLE_LIMITS: ThrottleLimits = {
  logInPair: { points: 10, seconds: 15 * MINUTES },
  logInAddress: { points: 50, seconds: 15 * MINUTES },
  logInAccount: { points: 100, seconds: 60 * MINUTES },
  signUpAddress: { points: 30, seconds: 60 * MINUTES },
};

/** Counts attempts and says when it is enough. In memory: a restart forgives everybody. */
export interface Throttle {
  /** Counts an attempt to log in before the password is looked at, so that parallel guesses count too. */
  admitLogIn(address: string, email: string): Promise<Result<null>>;
  /** The password was right: takes the attempt back and begins the row anew. */
  forgiveLogIn(address: string, email: string): Promise<void>;
  admitSignUp(address: string): Promise<Result<null>>;
}

export function createThrottle(limits: ThrottleLimits = THROTTLE_LIMITS): Throttle {
  const pair = limiter('log-in-pair', limits.logInPair);
  const byAddress = limiter('log-in-address', limits.logInAddress);
  const byAccount = limiter('log-in-account', limits.logInAccount);
  const signUps = limiter('sign-up', limits.signUpAddress);
  const pairKey = (address: string, email: string) => `${address} ${email}`;

  return {
    async admitLogIn(address, email) {
      const spent =
        (await secondsToWait(byAddress, address)) ??
        (await secondsToWait(pair, pairKey(address, email))) ??
        (await secondsToWait(byAccount, email));
      return spent === undefined ? ok(null) : tooMany('Too many log-ins with a wrong password.', spent);
    },

    async forgiveLogIn(address, email) {
      await pair.delete(pairKey(address, email));
      await byAddress.reward(address);
      await byAccount.reward(email);
    },

    async admitSignUp(address) {
      const spent = await secondsToWait(signUps, address);
      return spent === undefined ? ok(null) : tooMany('Too many new accounts from your network.', spent);
    },
  };
}

function limiter(keyPrefix: string, { points, seconds }: Limit): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: seconds });
}

/** Takes a point; gives the seconds to wait when there was none left. */
async function secondsToWait(from: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await from.consume(key);
    return undefined;
  } catch (spent) {
    if (spent instanceof RateLimiterRes) return Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
    throw spent;
  }
}

function tooMany(what: string, retryAfterSeconds: number) {
  const minutes = Math.ceil(retryAfterSeconds / MINUTES);
  const when = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  return refuse('too_many', `${what} Try again ${when}.`, { retryAfterSeconds });
}
