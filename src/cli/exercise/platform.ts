import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from '#app';
import type { Result } from '#domain/result';
import { hasRole, type Viewer } from '#domain/viewer';
import { deploymentSecret, openDataFolder } from '#server/data-folder';
import { readSettings } from '#server/settings';
import { StartProblem } from '#server/start-problem';
import { withGrader } from '#server/with-grader';
import { OPERATOR } from '#services/audit-reason';
import { UsageError } from '../usage-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Who acts, and the platform they act on. */
export interface Session {
  app: App;
  viewer: Viewer;
}

/**
 * Opens the platform of `DATA_DIR` for `work` and closes it behind it. May run beside the server.
 * @param as e-mail address of the instructor who acts; whoever works at the machine when absent
 */
export async function withPlatform<T>(
  as: string | undefined,
  work: (session: Session) => Promise<T> | T,
): Promise<T> {
  const { dataDir: dir, exerciseDirs, engine } = readSettings(process.env);
  const dataDir = openDataFolder(dir);
  const app = createApp({
    dataDir,
    authoring: {
      secret: deploymentSecret(dataDir),
      dirs: [join(ROOT, 'exercises'), ...exerciseDirs],
      withGrader: (grading) => withGrader(grading, engine),
    },
  });
  try {
    return await work({ app, viewer: as === undefined ? OPERATOR : instructor(app, as) });
  } finally {
    app.close();
  }
}

function instructor({ store }: App, email: string): Viewer {
  const viewer = store.users.findByEmail(email.trim().toLowerCase());
  if (!viewer) throw new UsageError(`--as: there is no account with the address ${email}.`);
  if (hasRole(viewer, 'instructor')) return viewer;
  throw new UsageError(`--as: ${email} is a ${viewer.role}; this takes an instructor.`);
}

/** The value of a result. @throws StartProblem with the refusal's words */
export function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new StartProblem(result.refusal.message);
}

/** Exactly the words that a command asks for. @throws UsageError */
export function words<const Names extends readonly string[]>(
  given: readonly string[],
  names: Names,
): { [K in keyof Names]: string } {
  if (given.length === names.length) return [...given] as unknown as { [K in keyof Names]: string };
  throw new UsageError(`This takes ${names.map((name) => `<${name}>`).join(' ')}, ${given.length} given.`);
}

/** A version's publication number. @throws UsageError */
export function versionNumber(text: string | undefined, name: string): number {
  const number = Number(text?.replace(/^v/, ''));
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new UsageError(`${name} is the number of a version, for example 2.`);
}

/** A reason, which must be given. @throws UsageError */
export function reason(why: string | undefined): string {
  if (why?.trim()) return why;
  throw new UsageError('--why "<reason>" is needed: it stays written down.');
}
