import type { LoadedExercise } from '#catalog/read-exercise';
import { profileOf } from '#domain/profile';
import type { SourceFile } from '#domain/program';
import type { Anchors, OutcomeResult } from '#domain/report';
import type { GradeProgram } from '#grader/grade-program';

/**
 * What the fixed programs of an exercise earn on a stage's traffic: starter, trivial policies, reference.
 * @throws Error when a program cannot be graded because of a fault of ours
 */
export async function measureAnchors(
  loaded: LoadedExercise,
  versionDir: string,
  at: { stage: number; secret: string },
  grade: GradeProgram,
): Promise<Anchors> {
  const outcomeFor = async (files: readonly SourceFile[]) => {
    const { report } = await grade({ versionDir, version: 0, ...at, files, suites: ['traffic'] });
    if (!report.outcome) throw new Error(`${loaded.exercise.manifest.slug}: the traffic suite has no items`);
    return report.outcome;
  };
  // One after the other: each is shared by all processors.
  const starter = await outcomeFor(loaded.exercise.starter);
  const reference = await outcomeFor(loaded.reference);
  const trivial: Anchors['trivial'] = [];
  let best: OutcomeResult | undefined;
  for (const { name, label, files } of loaded.trivial) {
    const outcome = await outcomeFor(files);
    trivial.push({ name, label, minor: outcome.minor });
    if (best === undefined || outcome.minor > best.minor) best = outcome;
  }
  return {
    starterMinor: starter.minor,
    trivial,
    ...(best && {
      profiles: {
        starter: profileOf(starter),
        trivial: profileOf(best),
        reference: profileOf(reference),
      },
    }),
    referenceMinor: reference.minor,
    perfectMinor: reference.perfectMinor,
    referenceTokensPerItem: reference.tokensPerItem,
  };
}
