import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { aManifest, aVersionFolder } from '../support/version-folder.ts';

const fakeThread = new URL('./fake-thread.ts', import.meta.url);

/** Grades a plan of words (see `fake-thread`); `program` is the submitted text, where that matters. */
export function grade(
  plan: string,
  { program = plan, hasBadControl = false, openingMs = 5_000, wallMs = 100, threads = 1 } = {},
) {
  const bundle = `export default { plan: ${JSON.stringify(plan.split(' '))}, base: import.meta.url };`;
  const versionDir = aVersionFolder(bundle, aManifest({ limits: { wallMs } }));
  if (hasBadControl) writeFileSync(join(versionDir, 'bad-control'), '');
  const source = new ThreadSource(fakeThread, openingMs);
  onTestFinished(() => source.close());
  const phases: string[] = [];
  const files = [{ path: 'src/main.ts', text: program }];
  const job = {
    versionDir,
    version: 1,
    stage: 1,
    files,
    secret: 'ab',
    suites: ['practice', 'stress'] as const,
  };
  const options = { onPhase: (phase: string) => phases.push(phase), threads, mostBusyMs: 1_500 };
  return gradeInThread(job, options, source).then(({ report, trials, evidence }) => ({
    endings: report.engine.split(' '),
    trials,
    phases,
    evidence,
  }));
}

export const times = (count: number, word: string) => Array.from({ length: count }, () => word);
