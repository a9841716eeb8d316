import { describe, expect, it } from 'vitest';
import type { Level } from '#domain/level';
import { aManifest, anExercise, STARTER } from './builders.ts';
import { granted, HOUR, openPlatform, openWithExercise, type Platform, SLUG } from './open-platform.ts';

function worked(platform: Platform) {
  const learner = platform.person('learner');
  const attempt = (stage: number, level: Level) => {
    platform.submit(learner, { stage });
    platform.grade({ stage, level });
    platform.pass(5 * HOUR);
  };
  return { learner, attempt, progress: () => platform.services.listProgress(learner) };
}

describe('how far somebody is', () => {
  it('is nothing for a newcomer, nor for somebody who has only looked', () => {
    const platform = openWithExercise();
    const { learner, progress } = worked(platform);
    expect(progress()).toEqual([]);
    granted(platform.services.openWorkspace(learner, SLUG, 1));
    expect(progress()).toEqual([]);
  });

  it('begins with a draft that was saved', () => {
    const platform = openWithExercise();
    const { learner, progress } = worked(platform);
    granted(platform.services.openWorkspace(learner, SLUG, 2));
    granted(platform.services.saveWorkspace(learner, SLUG, 2, { revision: 0, files: STARTER }));
    expect(progress()).toMatchObject([{ slug: SLUG, current: 2, isFinished: false }]);
    expect(progress()[0]?.stages.map((at) => at.savedAt !== null)).toEqual([false, true]);
  });

  it('counts the attempts at each stage and keeps the best level', () => {
    const { attempt, progress } = worked(openWithExercise());
    attempt(1, 'pilot-ready');
    attempt(1, 'prototype');
    expect(progress()[0]?.stages).toMatchObject([
      { stage: 1, title: 'Tickets', attempts: 2, best: 'pilot-ready' },
      { stage: 2, title: 'Refunds', attempts: 0, best: null, sentAt: null },
    ]);
    expect(progress()[0]?.current).toBe(1);
  });

  it('goes on with the next stage that is not finished', () => {
    const { attempt, progress } = worked(openWithExercise());
    attempt(1, 'production-ready');
    expect(progress()).toMatchObject([{ current: 2, isFinished: false }]);
    attempt(2, 'exemplary');
    expect(progress()).toMatchObject([{ current: 2, isFinished: true }]);
  });

  it('is one’s own', () => {
    const platform = openWithExercise();
    worked(platform).attempt(1, 'demo');
    expect(platform.services.listProgress(platform.person('mentor'))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('goes from easy to hard, whatever the names', () => {
    const { publish, services } = openPlatform();
    const made = [
      ['archive', 'hard', 4],
      ['bench', 'regular', 16],
      ['client', 'regular', 8],
      ['warm', 'warm-up', 5],
    ] as const;
    for (const [index, [slug, difficulty, most]] of made.entries()) {
      const manifest = aManifest({ slug, title: slug, difficulty, hours: [1, most] });
      publish(anExercise({ manifest, contentHash: String(index).repeat(64) }));
    }
    expect(services.listExercises().map(({ slug }) => slug)).toEqual(['warm', 'client', 'bench', 'archive']);
  });
});
