import { CHECKS, type Check, type CheckId, type Proof, type StageProof } from '#domain/proof';

/** A stage's proof in which every check holds; what a test is about goes in `over`. */
export function aStageProof(over: Partial<StageProof> = {}): StageProof {
  return {
    stage: 1,
    title: 'Tickets',
    families: [
      { id: 'refunds', title: 'Refunds', mode: 'M6' },
      { id: 'limits', title: 'Limits', mode: 'M1' },
    ],
    checks: (Object.keys(CHECKS) as CheckId[]).map((id) => aCheck({ id })),
    programs: [
      { name: 'reference', role: 'reference', level: 'exemplary', reliability: 1, outcome: 1, vetoes: 0 },
    ],
    flaws: [],
    mutants: [{ name: 'pays-twice', expected: ['refunds'], failed: ['refunds'], isKilled: true }],
    panels: [{ reliability: 1, vetoes: 0, outcome: 1, isCertification: false }],
    twins: { act: 10, hold: 10, surface: 0.5 },
    costs: [{ name: 'reference', role: 'reference', p5: 1, median: 1, p95: 1 }],
    leaks: { prints: 100, hits: 0 },
    flake: { repeats: 50, differing: 0 },
    time: { practiceMs: 100, certificationMs: 200 },
    ...over,
  };
}

export function aCheck(over: Partial<Check> = {}): Check {
  return {
    id: '1',
    status: 'holds',
    found: 'all is well',
    asked: 'that it is',
    faults: [],
    notes: [],
    ...over,
  };
}

/** A proof that may be published. */
export function aProof(over: Partial<Proof> = {}): Proof {
  return {
    format: 1,
    slug: 'support-assistant',
    title: 'Support assistant',
    contentHash: 'a'.repeat(64),
    programsHash: 'b'.repeat(64),
    engine: 'quickjs/test',
    isQuick: false,
    at: '2026-01-05T09:00:00.000Z',
    ms: 90_000,
    stages: [aStageProof()],
    ...over,
  };
}

/** The same with one check that falls short. */
export function aFailedProof(fault: string, over: Partial<Proof> = {}): Proof {
  const failed = aCheck({ id: '5', status: 'falls short', faults: [fault] });
  const checks = aStageProof().checks.map((c) => (c.id === '5' ? failed : c));
  return aProof({ stages: [aStageProof({ checks })], ...over });
}
