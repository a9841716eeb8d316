import type { Check, StageProof } from '#domain/proof';
import { checked } from './check.ts';
import { referenceOf, type Stage } from './stage.ts';

const PRACTICE_MS = 60_000;
const CERTIFICATION_MS = 180_000;

/**
 * Check 13: how long learners wait. By this machine's clock, while it may do other things as well. A quick proof times the
 * practice suite alone.
 */
export async function checkTime(stage: Stage): Promise<{ check: Check; time: StageProof['time'] }> {
  const { bench, number, secret, effort } = stage;
  const { files } = referenceOf(stage);
  const took = async (suite: 'practice' | 'certification') =>
    (await bench.facts(files, { stage: number, suites: [suite], secret })).gradeMs;
  const practiceMs = await took('practice');
  const certificationMs = effort.isQuick ? undefined : await took('certification');
  const tooSlow = (what: string, ms: number, most: number) =>
    ms > most
      ? [
          `A ${what} run of the reference takes ${seconds(ms)}; ${seconds(most)} are allowed. Take fewer cases per family, or less work in the world.`,
        ]
      : [];
  return {
    check: checked('13', {
      found: `practice ${seconds(practiceMs)}, certification ${certificationMs === undefined ? 'not timed' : seconds(certificationMs)}`,
      asked: `≤ ${seconds(PRACTICE_MS)}, ≤ ${seconds(CERTIFICATION_MS)}`,
      faults: [
        ...tooSlow('practice', practiceMs, PRACTICE_MS),
        ...tooSlow('certification', certificationMs ?? 0, CERTIFICATION_MS),
      ],
    }),
    time: { practiceMs, certificationMs: certificationMs ?? 0 },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
