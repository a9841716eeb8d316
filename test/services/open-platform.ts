import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type AppOptions, createApp } from '#app';
import type { Exercise } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import type { Report } from '#domain/report';
import type { Refusal, Result } from '#domain/result';
import type { Role, Viewer } from '#domain/viewer';
import { anchors, anExercise, aReport, STARTER } from './builders.ts';

export const SLUG = 'support-assistant';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A whole platform over a temporary data folder, with a clock that stands still until it is moved. */
export interface Platform {
  app: App;
  services: App['services'];
  dataDir: string;
  /** What the operator's log was told. */
  problems: readonly string[];
  now(): number;
  pass(ms: number): void;
  /** Freezes and publishes an exercise as the catalogue would. */
  publish(exercise?: Exercise): string;
  /** An account without a password to log in with. */
  person(role: Role, name?: string): Viewer;
  submit(who: Viewer, over?: { stage?: number; files?: SourceFile[]; key?: string }): string;
  /** Takes the oldest queued run and hands in a report for it. */
  grade(over?: Partial<Report>): void;
  /** Breaks the oldest queued run down until it is held. */
  hold(): void;
}

export function openPlatform(options: Pick<AppOptions, 'mail'> = {}): Platform {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  let time = Date.UTC(2026, 0, 5, 9);
  const problems: string[] = [];
  const app = createApp({
    ...options,
    dataDir,
    now: () => time,
    reportProblem: (problem) => void problems.push(problem),
  });
  onTestFinished(() => {
    app.close();
    rmSync(dataDir, { recursive: true });
  });

  const platform: Platform = {
    app,
    services: app.services,
    dataDir,
    problems,
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
    publish(exercise = anExercise()) {
      const { manifest, contentHash } = exercise;
      const folder = join(dataDir, 'versions', contentHash);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'exercise.json'), JSON.stringify(exercise));
      return app.store.exercises.publish({ slug: manifest.slug, manifest, contentHash, anchors: [anchors()] })
        .id;
    },
    person(role, name = `A ${role}`) {
      const email = `${randomUUID()}@example.test`;
      const user = app.store.users.create({ email, name, passwordHash: 'none' });
      if (!user) throw new Error('the address was taken');
      return granted(app.services.setRole(user.email, role));
    },
    submit(who, { stage = 1, files = STARTER, key = randomUUID() } = {}) {
      const work = { files, idempotencyKey: key };
      return granted(app.services.submitWork(who, SLUG, stage, work)).submissionId;
    },
    grade(over) {
      const run = claimed(app);
      app.grading.finish(run.runId, run.claimToken, aReport(over), new Uint8Array([1, 2, 3]));
    },
    hold() {
      for (let tries = 0; tries < 3; tries += 1) {
        const run = claimed(app);
        app.grading.fail(run.runId, run.claimToken, 'the disk went away at /secret/place');
      }
    },
  };
  return platform;
}

/** A platform with one published exercise. */
export function openWithExercise(exercise?: Exercise): Platform {
  const platform = openPlatform();
  platform.publish(exercise);
  return platform;
}

function claimed(app: App) {
  const run = app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  return run;
}

export function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused (${result.refusal.kind}): ${result.refusal.message}`);
}

export function refusalOf(result: Result<unknown>): Refusal {
  if (!result.ok) return result.refusal;
  throw new Error(`accepted: ${JSON.stringify(result.value)}`);
}
