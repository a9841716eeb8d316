import { familiesAtStage } from '#domain/exercise';
import { type DueFamily, practiceDue, type Sighting } from '#domain/practice-due';
import { HOLDS_FROM } from '#domain/scoring';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';
import { ownReports, type SeenReport } from './own-reports.ts';

/** A family to practise again, with its exercise's title. */
export interface ProposedPractice extends DueFamily {
  exerciseTitle: string;
}

/** Up to three families over all exercises that the viewer should practise again, by `practiceDue`. Empty for a newcomer. */
export function proposePractice(deps: Pick<Deps, 'store' | 'now'>, viewer: Viewer): ProposedPractice[] {
  return proposeFrom(deps, viewer, ownReports(deps, viewer));
}

/** The same from reports that were read already. */
export function proposeFrom(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  reports: readonly SeenReport[],
): ProposedPractice[] {
  const titles = new Map(reports.map(({ where }) => [where.slug, where.title]));
  const canPractise = practicable(deps, viewer);
  const sightings = reports.flatMap(sightingsOf).filter(canPractise);
  return practiceDue(sightings, deps.now()).map((due) => ({
    ...due,
    exerciseTitle: titles.get(due.slug) ?? due.slug,
  }));
}

/** What did not compile says nothing of its families. */
function sightingsOf({ where, at, report }: SeenReport): Sighting[] {
  if (report.compileError) return [];
  const weak = new Set(report.weakFamilies.map(({ id }) => id));
  return report.practice.families.flatMap(({ id, title, mode, reliability }) =>
    reliability === undefined
      ? []
      : [
          {
            slug: where.slug,
            stage: where.stage,
            family: id,
            title,
            mode,
            at,
            reliability,
            held: reliability >= HOLDS_FROM && !weak.has(id),
          },
        ],
  );
}

/** Whether the workspace at the sighting's stage, as the viewer would open it, still has the family. */
function practicable({ store }: Pick<Deps, 'store'>, viewer: Viewer): (sighting: Sighting) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  const familiesOf = (slug: string, stage: number): ReadonlySet<string> => {
    const found = findStage({ store }, viewer, slug, stage);
    if (!found.ok) return new Set();
    const { version, workspace } = found.value;
    const isClosed = version.retiredAt !== null && !workspace;
    return new Set(isClosed ? [] : familiesAtStage(version.manifest, stage));
  };
  return ({ slug, stage, family }) => {
    const key = `${slug}/${stage}`;
    const families = known.get(key) ?? familiesOf(slug, stage);
    known.set(key, families);
    return families.has(family);
  };
}
