import { expect, vi } from 'vitest';
import { type Answer, HttpClient } from '../support/http.ts';
import type { RunningServer } from '../support/start-server.ts';

const sessions = new WeakMap<RunningServer, Map<string, Promise<HttpClient>>>();

/** A browser in which one of the demo accounts is signed in: one per account, since hashing passwords is slow by design. */
export function signedIn(server: RunningServer, name: string): Promise<HttpClient> {
  const known = sessions.get(server) ?? new Map<string, Promise<HttpClient>>();
  sessions.set(server, known);
  const session = known.get(name) ?? logIn(server, name);
  known.set(name, session);
  return session;
}

async function logIn(server: RunningServer, name: string): Promise<HttpClient> {
  const client = new HttpClient(server.url);
  await client.logIn(`${name}@example.test`);
  return client;
}

/** Path on the desk of the review that waits in the demo work: Ines asks for it. */
export async function waitingReview(mentor: HttpClient): Promise<string> {
  const queue = await mentor.get('/mentor');
  const path = /href="(\/mentor\/[0-9a-f-]{36})[^"]*"/.exec(queue.text)?.[1];
  if (!path) throw new Error(`nobody waits in the queue (${queue.status})`);
  return path;
}

/** Waits until an attempt is graded: its pages then show all that they will. */
export async function whenGraded(client: HttpClient, submissionId: string): Promise<void> {
  const state = async () => (await client.get(`/api/submissions/${submissionId}/progress`)).text;
  await vi.waitUntil(async () => (await state()).includes('"graded"'), { timeout: 90_000, interval: 250 });
}

/** The same review where its learner reads it. */
export function readingPath(deskPath: string): string {
  return deskPath.replace('/mentor/', '/reviews/');
}

/** Path of the first submitted file that a review shows. */
export async function firstFile(mentor: HttpClient, deskPath: string): Promise<string> {
  const page = await mentor.get(deskPath);
  const path = /data-path="([^"]+)"/.exec(page.text)?.[1];
  if (!path) throw new Error(`the review shows no file (${page.status})`);
  return path;
}

/** Expects words on a page, without printing the whole page when they are missing. */
export function expectWords(answer: Answer, ...words: string[]): void {
  expect(words.filter((w) => !answer.text.includes(w))).toEqual([]);
}

/** Expects that a page says none of these words. */
export function expectNoWords(answer: Answer, ...words: string[]): void {
  expect(words.filter((w) => answer.text.includes(w))).toEqual([]);
}
