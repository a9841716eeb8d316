import type { Manifest } from '#domain/exercise';
import type { Flaw } from './exercise-error.ts';

/** The line of the sheet that the grader itself writes, when a trial ends without a result. */
const CRASH = 'crash';

type ManifestFlaw = Omit<Flaw, 'file'>;

/** What a schema cannot say of a manifest: how its parts must agree. */
export function checkManifest(manifest: Manifest): ManifestFlaw[] {
  return [...sheetFlaws(manifest), ...stageFlaws(manifest)];
}

function sheetFlaws({ utility }: Manifest): ManifestFlaw[] {
  return utility.flatMap((sheet, i) => {
    const path = `utility.${i}`;
    const keys = sheet.map((line) => line.key);
    const flaws = repeated(keys).map((key) => ({ path, ...each('line', key) }));
    if (keys.includes(CRASH)) return flaws;
    const hint = 'It is the price of a trial that throws, hangs or returns nothing usable.';
    return [...flaws, { path, expected: `a line with the key “${CRASH}”`, found: 'none', hint }];
  });
}

function stageFlaws({ stages }: Manifest): ManifestFlaw[] {
  const names = stages.flatMap((stage) => stage.families);
  const twice = repeated(names).map((name) => ({ path: 'stages', ...each('family', name) }));
  const unknown = stages.flatMap((stage, i) => {
    const earlier = new Set(stages.slice(0, i).flatMap((s) => s.families));
    return stage.supersedes
      .filter((name) => !earlier.has(name))
      .map((name) => ({
        path: `stages.${i}.supersedes`,
        expected: 'families of earlier stages',
        found: `“${name}”`,
        hint: `Earlier stages have: ${[...earlier].join(', ') || 'none'}.`,
      }));
  });
  return [...twice, ...unknown];
}

function each(what: string, name: string): Omit<ManifestFlaw, 'path'> {
  return { expected: `each ${what} once`, found: `“${name}” twice`, hint: 'Take one of them out.' };
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
