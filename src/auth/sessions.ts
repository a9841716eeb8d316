import { Lucia, TimeSpan } from 'lucia';
import type { Viewer } from '#domain/viewer';
import type { Clock } from '#store/database';
import type { Sessions } from '#store/sessions';
import { ABSOLUTE_DAYS, hashOf, SessionAdapter } from './session-adapter.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, Omit<Viewer, 'id'>>;
    DatabaseUserAttributes: Omit<Viewer, 'id'>;
  }
}

/** `__Host-` makes browsers refuse it unless it is Secure, has Path=/ and no Domain. */
export const SESSION_COOKIE = '__Host-holdfast';
/** Days without a visit after which a session ends. */
export const SLIDING_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;
const TOKEN = /^[a-z2-7]{40}$/;

/** Sessions as cookies. Every `cookie` is a whole `Set-Cookie` value. */
export interface SessionCookies {
  /** Begins a session of its own for each log-in, so that no token from before it is worth anything. */
  start(userId: string): Promise<string>;
  /** Who sent these cookies. `cookie` is set when the browser must renew or forget its own. */
  read(cookieHeader: string | null): Promise<{ viewer: Viewer | null; cookie: string | null }>;
  /** Whose session these cookies are now, or null. Changes nothing and extends nothing: for what stays open. */
  whose(cookieHeader: string | null): string | null;
  /** Ends the session of these cookies, if there is one. */
  end(cookieHeader: string | null): Promise<string>;
}

/** The only place that knows Lucia: sessions of 30 days that slide, 90 days at most. */
export function createSessionCookies(rows: Sessions, now: Clock): SessionCookies {
  const lucia = new Lucia(new SessionAdapter(rows, now), {
    sessionExpiresIn: new TimeSpan(SLIDING_DAYS, 'd'),
    sessionCookie: {
      name: SESSION_COOKIE,
      attributes: { secure: true, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ email, name, role }) => ({ email, name, role }),
  });
  const blank = () => lucia.createBlankSessionCookie().serialize();

  return {
    async start(userId) {
      const session = await lucia.createSession(userId, {});
      return lucia.createSessionCookie(session.id).serialize();
    },

    async read(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (token === undefined) return { viewer: null, cookie: null };
      if (!TOKEN.test(token)) return { viewer: null, cookie: blank() };
      const { session, user } = await lucia.validateSession(token);
      if (!session) return { viewer: null, cookie: blank() };
      const { id, email, name, role } = user;
      const cookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null;
      return { viewer: { id, email, name, role }, cookie };
    },

    whose(cookieHeader) {
      const token = tokenIn(cookieHeader);
      const session = token === undefined ? undefined : rows.findWithUser(hashOf(token))?.session;
      if (!session) return null;
      const end = Math.min(session.expiresAt, session.createdAt + ABSOLUTE_DAYS * DAY_MS);
      return end > now() ? session.userId : null;
    },

    async end(cookieHeader) {
      const token = tokenIn(cookieHeader);
      if (token !== undefined && TOKEN.test(token)) await lucia.invalidateSession(token);
      return blank();
    },
  };
}

/** Ours among the cookies of a request. Lucia's own parser throws on a stray `%` in anybody else's cookie. */
function tokenIn(cookieHeader: string | null): string | undefined {
  const start = `${SESSION_COOKIE}=`;
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}
