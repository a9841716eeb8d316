import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Clock } from '#store/database';
import type { SessionRow, Sessions } from '#store/sessions';

/** Days after log-in at which a session ends, however often it was used. */
export const ABSOLUTE_DAYS = 90;
const ABSOLUTE_MS = ABSOLUTE_DAYS * 24 * 60 * 60 * 1000;

/** What is kept of a session token: SHA-256, hex. The token has 200 random bits, so it needs no salt. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Lucia's view of our sessions table. Lucia hands over tokens; only their hashes go further.
 * Lucia reads the machine's clock, we are given one: times are moved by the difference on the way.
 */
export class SessionAdapter implements Adapter {
  readonly #rows: Sessions;
  readonly #now: Clock;

  constructor(rows: Sessions, now: Clock) {
    this.#rows = rows;
    this.#now = now;
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const found = this.#rows.findWithUser(hashOf(token));
    if (!found) return [null, null];
    const { session, user } = found;
    if (session.createdAt + ABSOLUTE_MS <= this.#now()) {
      this.#rows.delete(session.hash);
      return [null, null];
    }
    const { id, ...attributes } = user;
    return [this.#toLucia(session, token), { id, attributes }];
  }

  /** With the hash in place of the token, which nobody but the browser has. */
  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    return this.#rows.listOf(userId).map((row) => this.#toLucia(row, row.hash));
  }

  async setSession(session: DatabaseSession): Promise<void> {
    this.#rows.insert({
      hash: hashOf(session.id),
      userId: session.userId,
      expiresAt: this.#fromLucia(session.expiresAt),
      createdAt: this.#now(),
    });
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    this.#rows.setExpiry(hashOf(token), this.#fromLucia(expiresAt));
  }

  async deleteSession(token: string): Promise<void> {
    this.#rows.delete(hashOf(token));
  }

  async deleteUserSessions(userId: string): Promise<void> {
    this.#rows.deleteAllOf(userId);
  }

  async deleteExpiredSessions(): Promise<void> {
    this.#rows.deleteExpired(this.#now());
  }

  #toLucia(row: SessionRow, id: string): DatabaseSession {
    return { id, userId: row.userId, expiresAt: new Date(row.expiresAt + this.#ahead()), attributes: {} };
  }

  #fromLucia(time: Date): number {
    return time.getTime() - this.#ahead();
  }

  /** Milliseconds by which the machine's clock is ahead of ours. */
  #ahead(): number {
    return Date.now() - this.#now();
  }
}
