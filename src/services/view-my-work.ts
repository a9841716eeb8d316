import type { Level } from '#domain/level';
import { type ModeEvidence, modeEvidence } from '#domain/mode-evidence';
import type { PublicReport } from '#domain/report';
import type { Viewer } from '#domain/viewer';
import { attemptRow } from './attempt-row.ts';
import type { AttemptRow } from './contract.ts';
import type { Deps } from './deps.ts';
import { type ExerciseProgress, listProgress } from './list-progress.ts';
import { type AttemptPlace, ownReports, type SeenReport } from './own-reports.ts';
import { type ProposedPractice, proposeFrom } from './propose-practice.ts';

/** What the latest report at a stage leaves to do. */
export interface LastReport {
  submissionId: string;
  attempt: number;
  level: Level;
  /** What the next level asks and was not met, in the report's order. */
  next: Level;
  unmet: PublicReport['next']['conditions'];
  vetoKinds: PublicReport['vetoKinds'];
  /** Practice families in the way of hidden feedback, the weakest first. */
  closedBy: PublicReport['closedBy'];
  didNotCompile: boolean;
}

/** An exercise under way, with what there is to say of its current stage. */
export interface UnderWay extends ExerciseProgress {
  /** The latest attempt at the current stage; null before the first. */
  latest: AttemptRow | null;
  /** Of the latest graded attempt at the current stage; null before one is graded. */
  report: LastReport | null;
  /** The draft was saved after the latest attempt, or there is one and no attempt. */
  isDraftNewer: boolean;
}

/** A learner's home. Everything in it is what a learner may see of their own reports. */
export interface MyWork {
  /** The last worked on first; finished exercises are among them. */
  underWay: UnderWay[];
  /** Every mode in its order, met or not. */
  modes: ModeEvidence<AttemptPlace>[];
  due: ProposedPractice[];
}

/** What the viewer has under way, what they have shown so far, and what to practise again. Empty lists for a newcomer. */
export function viewMyWork(deps: Pick<Deps, 'store' | 'now'>, viewer: Viewer): MyWork {
  const reports = ownReports(deps, viewer);
  return {
    underWay: listProgress(deps, viewer).map((progress) => underWay(deps, viewer, progress, reports)),
    modes: modeEvidence(
      reports
        .filter(({ report }) => !report.compileError)
        .map(({ where, at, report }) => ({ where, at, modes: report.modes })),
    ),
    due: proposeFrom(deps, viewer, reports),
  };
}

function underWay(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  progress: ExerciseProgress,
  reports: readonly SeenReport[],
): UnderWay {
  const { slug, current } = progress;
  const attempts = deps.store.attempts.listAt({ userId: viewer.id, slug, stage: current });
  const latest = attempts.at(-1);
  const savedAt = progress.stages[current - 1]?.savedAt ?? null;
  const seen = reports.find(({ where }) => where.slug === slug && where.stage === current);
  return {
    ...progress,
    latest: latest ? attemptRow(deps, latest) : null,
    report: seen ? lastReport(seen) : null,
    isDraftNewer: savedAt !== null && savedAt > (latest?.submittedAt ?? 0),
  };
}

function lastReport({ where, report }: SeenReport): LastReport {
  return {
    submissionId: where.submissionId,
    attempt: where.attempt,
    level: report.level,
    next: report.next.level,
    unmet: report.next.conditions.filter(({ met }) => !met),
    vetoKinds: report.vetoKinds,
    closedBy: report.closedBy.toSorted((a, b) => a.perTry - b.perTry),
    didNotCompile: report.compileError !== undefined,
  };
}
