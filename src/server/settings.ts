import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Retention } from '#services/sweep-evidence';
import { StartProblem } from './start-problem.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: list,
  EXERCISES_DIR: list,
  SEED_DEMO: z.enum(['0', '1']).optional(),
  EVIDENCE_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  EVIDENCE_GB: z.coerce.number().positive().max(10_000).default(5),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

/** How one server is run, from environment variables. */
export interface Settings {
  port: number;
  host: string;
  dataDir: string;
  /** Where people reach the server from outside; needed behind a proxy or on a network. */
  publicOrigin: string | undefined;
  /** Peers whose forwarding headers are believed. */
  trustedProxies: ReadonlySet<string>;
  /** A school's own exercise folders, besides those of this repository. */
  exerciseDirs: string[];
  /** Demo accounts and work. Unless told otherwise only where nobody else can reach the server. */
  hasDemo: boolean;
  /** How long evidence is kept that nothing promises to keep, and how much room it may take. */
  retention: Retention;
  logLevel: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Reads the settings.
 *
 * @throws StartProblem with one line per wrong variable
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartProblem(`Wrong settings in the environment:\n${lines.join('\n')}`);
  }
  const { data } = parsed;
  const missing = data.EXERCISES_DIR.find((dir) => !existsSync(dir));
  if (missing) throw new StartProblem(`EXERCISES_DIR names ${missing}, which does not exist.`);
  const isLocal = LOOPBACK.has(data.HOST) && data.PUBLIC_ORIGIN === undefined;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    publicOrigin: data.PUBLIC_ORIGIN,
    trustedProxies: new Set(data.TRUSTED_PROXIES),
    exerciseDirs: data.EXERCISES_DIR,
    hasDemo: data.SEED_DEMO === undefined ? isLocal : data.SEED_DEMO === '1',
    retention: { days: data.EVIDENCE_DAYS, bytes: data.EVIDENCE_GB * 1024 ** 3 },
    logLevel: data.LOG_LEVEL,
  };
}
