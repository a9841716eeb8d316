import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { holds, type Proof } from '#domain/proof';
import { writeProof, writeProofBeside } from '#proof/proof-files';
import { exerciseFolder } from '../exercise-folder.ts';
import { type ExerciseCommand, readOptions } from './command.ts';
import { openGradePool } from './grade-pool.ts';
import { CACHE, proofFolders } from './places.ts';
import { ProgressLine } from './progress.ts';
import { proofWords, survivorsYaml } from './proof-words.ts';

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  'no-operators': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  survivors: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
} as const;

/** Whether an exercise's suites tell good programs from bad ones. */
export const proveCommand: ExerciseCommand = {
  usage: '[<slug or folder>] [--quick] [--no-operators] [--json] [--survivors] [--keep]',
  summary: 'runs every check of the checklist and says what falls short',
  async run(argv) {
    const { values, positionals } = readOptions(argv, OPTIONS);
    const folder = exerciseFolder(positionals[0] ?? '.');
    const proof = await proveFolder(folder, {
      isQuick: values.quick,
      hasOperators: !values.quick && !values['no-operators'],
    });
    for (const place of proofFolders()) await writeProof(place, proof);
    if (values.keep) await writeProofBeside(folder, proof);
    process.stdout.write(shown(proof, values));
    return holds(proof) ? 0 : 1;
  },
};

function shown(proof: Proof, { json, survivors }: { json: boolean; survivors: boolean }): string {
  if (json) return `${JSON.stringify(proof, null, 2)}\n`;
  if (survivors) return survivorsYaml(proof.stages.flatMap((s) => s.operators?.survivors ?? []));
  return proofWords(proof);
}

/** Proves a folder, with threads of its own and a line of progress. */
export async function proveFolder(
  folder: string,
  effort: { isQuick: boolean; hasOperators: boolean },
): Promise<Proof> {
  // Read only here: the operators' parser takes longer to load than the other commands to run.
  const { prove } = await import('#proof/prove');
  const loaded = await readExercise(folder);
  const programs = await readPrograms(loaded);
  const pool = openGradePool();
  const line = new ProgressLine();
  try {
    return await prove({
      loaded,
      programs,
      ...effort,
      grade: pool.grade,
      cacheDir: CACHE,
      now: Date.now,
      onStep: (stage, what) => line.step(`stage ${stage}: ${what}`),
      onGraded: (graded) => line.graded(graded),
    });
  } finally {
    line.done();
    await pool.close();
  }
}
