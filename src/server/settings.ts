import { existsSync } from 'node:fs';
import { z } from 'zod';

import { DEFAULT_ENGINE, type EngineName, engineName } from '#sandbox/engines';

import type { Retention } from '#services/sweep-evidence';

import { type MailConfig, readMail } from './mail/mail-settings.ts';
import { StartProblem } from './start-problem.ts';
import { WALL_LEVELS } from './wall/level.ts';
import type { WallWish } from './wall/raise-wall.ts';

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
  PUBLIC_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  TRUSTED_PROXIES: list,
  EXERCISES_DIR: list,
  HOLDFAST_ENGINE: engineName.default(DEFAULT_ENGINE),
  SEED_DEMO: z.enum(['0', '1']).optional(),
  WALL: z.enum(WALL_LEVELS).default('full'),
  WALL_REQUIRED: z.enum(WALL_LEVELS).default('none'),
  GRADING_CGROUP: list,
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
  /** The interpreter that the grading workers run programs in. */
  engine: EngineName;
  /** Demo accounts and work. Unless told otherwise only where nobody else can reach the server. */
  hasDemo: boolean;
  /** How well grading processes are walled off: the most to try, the least to accept. */
  wall: WallWish;
  /** Control groups handed to this user, below which grading processes get one of their own. */
  gradingGroups: string[];
  /** How long evidence is kept that nothing promises to keep, and how much room it may take. */
  retention: Retention;
  /** How notices leave as e-mails; undefined: they do not. */
  mail: MailConfig | undefined;
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
    throw wrongSettings(lines);
  }
  const { data } = parsed;
  const missing = data.EXERCISES_DIR.find((dir) => !existsSync(dir));
  if (missing) throw new StartProblem(`EXERCISES_DIR names ${missing}, which does not exist.`);
  const mail = readMail(data);
  if (mail.kind === 'wrong') throw wrongSettings(mail.lines);
  const isLocal = LOOPBACK.has(data.HOST) && data.PUBLIC_ORIGIN === undefined;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    publicOrigin: data.PUBLIC_ORIGIN,
    trustedProxies: new Set(data.TRUSTED_PROXIES),
    exerciseDirs: data.EXERCISES_DIR,
    engine: data.HOLDFAST_ENGINE,
    hasDemo: data.SEED_DEMO === undefined ? isLocal : data.SEED_DEMO === '1',
    wall: { highest: data.WALL, required: data.WALL_REQUIRED },
    gradingGroups: data.GRADING_CGROUP,
    retention: { days: data.EVIDENCE_DAYS, bytes: data.EVIDENCE_GB * 1024 ** 3 },
    mail: mail.kind === 'ready' ? mail.mail : undefined,
    logLevel: data.LOG_LEVEL,
  };
}

function wrongSettings(lines: readonly string[]): StartProblem {
  return new StartProblem(`Wrong settings in the environment:\n${lines.join('\n')}`);
}
