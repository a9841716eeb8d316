import { FINISHES_STAGE, highestLevel, type Level, reaches } from '#domain/level';
import type { Viewer } from '#domain/viewer';
import type { Standing } from '#store/attempts';
import type { Deps } from './deps.ts';
import { newestOf } from './find-stage.ts';

/** How far somebody is at one stage. */
export interface StageProgress {
  /** From 1. */
  stage: number;
  title: string;
  attempts: number;
  /** The highest level of any attempt; null before one is graded. */
  best: Level | null;
  /** When the latest attempt was sent in, unix milliseconds. */
  sentAt: number | null;
  /** When the draft was last saved; null where nothing was saved. */
  savedAt: number | null;
}

/** How far somebody is in an exercise that they have begun. */
export interface ExerciseProgress {
  slug: string;
  title: string;
  /** Every stage of the newest version, begun or not. */
  stages: StageProgress[];
  /** The stage to work on: the last one touched, or, where that is finished, the first that is not. */
  current: number;
  /** The last stage is finished. */
  isFinished: boolean;
  /** When it was last saved or sent in, unix milliseconds. */
  touchedAt: number;
}

/** The exercises that the viewer has saved or sent in something of, the last worked on first. Empty for a newcomer. */
export function listProgress({ store }: Pick<Deps, 'store'>, viewer: Viewer): ExerciseProgress[] {
  const sent = store.attempts.listStandings(viewer.id);
  const saved = store.workspaces.listSaved(viewer.id);
  const slugs = new Set([...sent, ...saved].map(({ slug }) => slug));
  return [...slugs]
    .flatMap((slug) => {
      const version = newestOf(store, slug);
      if (!version) return [];
      const of = <T extends { slug: string }>(rows: readonly T[]) => rows.filter((row) => row.slug === slug);
      const stages = version.manifest.stages.map(({ title }, index) =>
        stageProgress({ stage: index + 1, title }, of(sent), of(saved)),
      );
      return [exerciseProgress(slug, version.manifest.title, stages)];
    })
    .sort((a, b) => b.touchedAt - a.touchedAt);
}

function stageProgress(
  { stage, title }: { stage: number; title: string },
  sent: readonly Standing[],
  saved: readonly { stage: number; savedAt: number }[],
): StageProgress {
  const rows = sent.filter((row) => row.stage === stage);
  return {
    stage,
    title,
    attempts: rows.reduce((sum, row) => sum + row.attempts, 0),
    best: highestLevel(rows.map((row) => row.level)),
    sentAt: rows.length > 0 ? Math.max(...rows.map((row) => row.sentAt)) : null,
    savedAt: saved.find((row) => row.stage === stage)?.savedAt ?? null,
  };
}

function exerciseProgress(slug: string, title: string, stages: StageProgress[]): ExerciseProgress {
  const touched = (at: StageProgress | undefined) => Math.max(at?.sentAt ?? 0, at?.savedAt ?? 0);
  const isDone = (at: StageProgress | undefined) => reaches(at?.best ?? null, FINISHES_STAGE);
  const last = [...stages].sort((a, b) => touched(b) - touched(a))[0];
  const open = isDone(last) ? stages.find((at) => !isDone(at)) : last;
  return {
    slug,
    title,
    stages,
    current: open?.stage ?? stages.length,
    isFinished: isDone(stages.at(-1)),
    touchedAt: touched(last),
  };
}
