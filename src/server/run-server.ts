import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pino, { type Logger } from 'pino';
import { type App, createApp } from '#app';
import { seedDemo } from '#db/seed';
import type { GradeProgram } from '#grader/grade-program';
import { LocalQueue } from '#queue/local-queue';
import { type Published, publishExercises } from '#services/publish-exercise';
import { deploymentSecret, openDataFolder } from './data-folder.ts';
import { Front, type PageHandler } from './front.ts';
import { Mailer } from './mail/mailer.ts';
import { createSmtp } from './mail/smtp.ts';
import { listenProblem } from './port.ts';
import type { Settings } from './settings.ts';
import { loadStaticFiles } from './static-files.ts';
import { type GradingWall, raiseGradingWall } from './wall/grading-wall.ts';
import type { WallLevel } from './wall/level.ts';
import { withGrader } from './with-grader.ts';
import { builtProgram, type GradingProgram, workerEntry } from './worker-entry.ts';
import { WorldFiles } from './world-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** More workers than this buy nothing on two cores, and a machine with more has other work as well. */
const MOST_WORKERS = 2;
const WORKERS = Math.min(MOST_WORKERS, availableParallelism());
const SWEEP_MS = 60 * 60 * 1000;

/** A server that answers requests and grades runs. */
export interface Server {
  url: string;
  dataDir: string;
  published: { slug: string; version: number; fresh: boolean }[];
  /** What its grading processes stand behind. */
  wall: WallLevel;
  /** Finishes requests under way, ends the workers, closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts everything in one process: database, published exercises, demo data, grading workers, front server.
 * `pagesDir` is a build: `client/`, `server/entry.mjs` and `grader/`.
 *
 * @throws StartProblem for what the person who starts it can mend
 */
export async function runServer(settings: Settings, pagesDir: string): Promise<Server> {
  const { host, port } = settings;
  const dataDir = openDataFolder(settings.dataDir);
  const log = pino({ level: settings.logLevel });
  const secret = deploymentSecret(dataDir);
  const program = builtProgram(join(pagesDir, 'grader'));
  const wall = await raiseGradingWall(settings, { dataDir, program }, WORKERS, log);
  const authoring = authoringOf(settings, secret);
  const app = createApp({ dataDir, authoring, mail: settings.mail });
  const { dirs } = authoring;
  const published = await authoring.withGrader((grade) =>
    publishExercises({ store: app.store, dataDir, secret, dirs, grade }),
  );
  warnOfUnproved(published, log);
  if (settings.hasDemo) await seedDemo(app);
  const queue = openQueue(app, { ...settings, wall, program, secret, log });
  const front = await openFront(app, { ...settings, dataDir, pagesDir, log, level: wall.level });
  queue.start();
  const mailer = settings.mail && new Mailer(app.mailing, createSmtp(settings.mail), log);
  mailer?.start();
  const sweeping = sweepRegularly(app, settings.retention, log);
  const stop = async () => {
    clearInterval(sweeping);
    await front.drain();
    await mailer?.stop();
    await queue.stop();
    await wall.close();
    app.close();
    log.flush();
  };
  const url = settings.publicOrigin ?? `http://${shownHost(host)}:${port}`;
  return { url, dataDir, published, wall: wall.level, stop };
}

/** What this process publishes with, at start-up and by hand. */
function authoringOf({ exerciseDirs, engine }: Settings, secret: string) {
  return {
    secret,
    dirs: [join(root, 'exercises'), ...exerciseDirs],
    withGrader: <T>(work: (grade: GradeProgram) => Promise<T>) => withGrader(work, engine),
  };
}

/** A start must not wait for minutes, nor fail, for want of a proof; the command that publishes refuses. */
function warnOfUnproved(published: readonly Published[], log: Logger): void {
  for (const { slug, version, unproved } of published) {
    if (unproved !== undefined)
      log.warn(
        { slug, version, found: unproved },
        `published without a proof; run: npm run exercise -- prove ${slug}`,
      );
  }
}

function openQueue(
  app: App,
  {
    wall,
    program,
    secret,
    engine,
    log,
  }: Pick<Settings, 'engine'> & {
    wall: GradingWall;
    program: GradingProgram;
    secret: string;
    log: Logger;
  },
): LocalQueue {
  app.grading.requeueUnfinished();
  const queue = new LocalQueue({
    ledger: app.grading,
    secret,
    engine,
    entry: workerEntry(wall.wall, program),
    workers: WORKERS,
    onFault: (fault) => log.warn({ fault }, 'grading'),
  });
  app.onRunQueued(() => queue.wake());
  app.addHealthCheck('grading', () => (queue.workersUp() > 0 ? 'ok' : 'no worker is up'));
  return queue;
}

/** In this process alone: it is the one that writes evidence. */
function sweepRegularly(app: App, retention: Settings['retention'], log: Logger): NodeJS.Timeout {
  const sweep = () => {
    try {
      log.info(app.sweepEvidence(retention), 'evidence swept');
    } catch (error) {
      log.error({ error }, 'evidence could not be swept; it is tried again');
    }
  };
  sweep();
  return setInterval(sweep, SWEEP_MS).unref();
}

type FrontSettings = Settings & { pagesDir: string; log: Logger; level: WallLevel };

async function openFront(app: App, settings: FrontSettings): Promise<Front> {
  const { host, port, publicOrigin, trustedProxies, dataDir, pagesDir, log } = settings;
  const front = new Front({
    pages: await loadPages(pagesDir),
    files: loadStaticFiles(join(pagesDir, 'client')),
    worlds: new WorldFiles(dataDir),
    services: app.services,
    healthFacts: { wall: settings.level },
    address: { host, port, publicOrigin },
    trustedProxies,
    log,
  });
  await front.listen().catch((error: unknown) => {
    throw listenProblem(error, host, port);
  });
  return front;
}

async function loadPages(pagesDir: string): Promise<PageHandler> {
  // Our own server stands in front; Astro's must not start beside it.
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  const entry: { handler: PageHandler } = await import(
    pathToFileURL(join(pagesDir, 'server', 'entry.mjs')).href
  );
  return entry.handler;
}

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
