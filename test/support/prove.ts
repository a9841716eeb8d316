import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExercise } from '#catalog/read-exercise';

/** Puts a proof of a folder's content of now into a data folder, as if every check had been run and come out so. */
export async function prove(
  folder: string,
  dataDir: string,
  over: { status?: 'holds' | 'falls short' | 'not run'; isQuick?: boolean } = {},
): Promise<void> {
  const { status = 'holds', isQuick = false } = over;
  const { manifest, contentHash } = (await readExercise(folder)).exercise;
  const programsHash = 'f'.repeat(64);
  const { slug, title } = manifest;
  const check = { id: '1', status, found: 'R 0.05', asked: 'R ≤ 0.30', faults: [], notes: [] };
  const stage = {
    stage: 1,
    title: 'One',
    families: [],
    checks: [check],
    programs: [],
    flaws: [],
    mutants: [],
    panels: [],
    twins: { act: 1, hold: 1 },
    costs: [],
    leaks: { prints: 1, hits: 0 },
    flake: { repeats: 2, differing: 0 },
    time: { practiceMs: 1, certificationMs: 1 },
  };
  const made = { engine: 'quickjs/test', isQuick, at: '2026-01-05T09:00:00.000Z', ms: 1 };
  const proof = { format: 1, slug, title, contentHash, programsHash, ...made, stages: [stage] };
  mkdirSync(join(dataDir, 'proofs'), { recursive: true });
  writeFileSync(join(dataDir, 'proofs', `${contentHash}-${programsHash}.json`), JSON.stringify(proof));
}
