import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '#domain/exercise';
import { tempFolder } from './temp-folder.ts';

/** A manifest with one stage and nothing special about it. */
export function aManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    uuid: '3f0c7a52-6f0e-4c5b-9a39-6f6f5f1b7d10',
    slug: 'sample',
    version: 1,
    status: 'published',
    title: 'Sample',
    summary: 'A sample.',
    problem: 'It answers nothing.',
    difficulty: 'warm-up',
    hours: [1, 2],
    modes: ['M1'],
    stages: [{ title: 'One', brief: 'brief.md', families: ['f'], supersedes: [] }],
    entry: 'src/main.ts',
    editable: ['src/**'],
    limits: {},
    currency: 'EUR',
    item: 'ticket',
    utility: [[{ key: 'right', label: 'Right', euro: 1 }]],
    tokens: { promptEuroPerMillion: 1, completionEuroPerMillion: 2 },
    slo: { p95VirtualMs: 1000, tokensTimesReference: 2 },
    trivial: [{ name: 'silent', label: 'Silent' }],
    solutions: ['reference'],
    attempts: { hidden: 6, refillHours: 4 },
    ...changes,
  };
}

/** A published version's folder with the given hidden bundle; removed after the test. */
export function aVersionFolder(bundle: string, manifest = aManifest()): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'exercise.json'), JSON.stringify({ manifest, contentHash: 'c'.repeat(64) }));
  writeFileSync(join(folder, 'hidden.mjs'), bundle);
  return folder;
}
