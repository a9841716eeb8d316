import type { Manifest } from '#domain/exercise';
import { MODE_IDS, type ModeId } from '#domain/mode';
import type { ExerciseSummary } from './contract.ts';
import type { Deps } from './deps.ts';
import type { Proofs } from './proofs.ts';

const ORDER: readonly Manifest['difficulty'][] = ['warm-up', 'regular', 'hard'];

/** The catalogue: the newest open version of every exercise that is not retired, easiest first, then shortest. */
export function listExercises({ store, proofs }: Pick<Deps, 'store' | 'proofs'>): ExerciseSummary[] {
  return store.exercises
    .listOpen()
    .map(({ slug, manifest, contentHash }) => ({
      slug,
      title: manifest.title,
      problem: manifest.problem,
      modes: manifest.modes,
      practises: modesOf(contentHash, proofs) ?? manifest.modes,
      stages: manifest.stages.length,
      hours: manifest.hours,
      difficulty: manifest.difficulty,
    }))
    .sort((a, b) => {
      const byDifficulty = ORDER.indexOf(a.difficulty) - ORDER.indexOf(b.difficulty);
      return byDifficulty || a.hours[1] - b.hours[1] || a.title.localeCompare(b.title, 'en');
    });
}

/** A proof is of one content, so what it says of that content's families stays true; it is long, and read once. */
const known = new WeakMap<Proofs, Map<string, readonly ModeId[]>>();

/** The modes that some family belongs to: the web process never runs a world, but who proved it did. */
function modesOf(contentHash: string, proofs: Proofs): readonly ModeId[] | undefined {
  const ofThese = known.get(proofs) ?? new Map<string, readonly ModeId[]>();
  known.set(proofs, ofThese);
  const before = ofThese.get(contentHash);
  if (before) return before;
  const proof = proofs.find(contentHash);
  if (!proof) return undefined;
  const met = new Set(proof.stages.flatMap((stage) => stage.families.map((family) => family.mode)));
  const modes = MODE_IDS.filter((mode) => met.has(mode));
  ofThese.set(contentHash, modes);
  return modes;
}
