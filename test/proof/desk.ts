import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import type { CheckId, Proof } from '#domain/proof';
import { prove } from '#proof/prove';
import { gradeInThread } from '#server/grade-in-thread';
import { ThreadSource } from '#server/thread-source';
import { tempFolder } from '#test/support/temp-folder';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Kept between runs: what a program comes to follows from the program and the content alone. */
const CACHE = join(ROOT, 'node_modules/.cache/holdfast');

/** The template's folder, with the files of a bad exercise laid over it. */
export function deskFolder(bad?: string): string {
  const folder = join(tempFolder(), 'desk');
  cpSync(join(ROOT, 'exercises/.template'), folder, { recursive: true });
  if (bad !== undefined) cpSync(join(ROOT, 'test/proof/bad', bad), folder, { recursive: true });
  return folder;
}

/** The template in two stages: outages are new in the second. */
export function stagedDesk(): string {
  const folder = deskFolder();
  const file = join(folder, 'exercise.yaml');
  const text = readFileSync(file, 'utf8').replace(
    '      - passing-or-lasting-outage\n',
    '  - { title: Outages, brief: brief.md, families: [passing-or-lasting-outage] }\n',
  );
  writeFileSync(file, text);
  return folder;
}

/** A quick proof of a folder, graded in one thread. */
export async function quickProof(folder: string): Promise<Proof> {
  const source = new ThreadSource();
  let last: Promise<unknown> = Promise.resolve();
  try {
    const loaded = await readExercise(folder);
    return await prove({
      loaded,
      programs: await readPrograms(loaded),
      isQuick: true,
      hasOperators: false,
      cacheDir: CACHE,
      now: Date.now,
      grade: (job) => {
        const graded = last.then(() => gradeInThread(job, {}, source));
        last = graded.catch(() => undefined);
        return graded;
      },
    });
  } finally {
    await source.close();
  }
}

/** Faults of the first stage by the check that names them. */
export function faultsOf({ stages }: Proof): Partial<Record<CheckId, string[]>> {
  const [stage] = stages;
  const short = (stage?.checks ?? []).filter((c) => c.faults.length > 0);
  return Object.fromEntries(short.map((c) => [c.id, c.faults]));
}
