import { MODE_IDS, type ModeId } from '#domain/mode';

/** Where the readings are listed. */
export const READING_INDEX = '/reading';

/** The last part of a reading's address, and the name of its file. Addresses are linked from elsewhere: they never change. */
export const READING_SLUGS: Record<ModeId, string> = {
  M1: 'm1-input-robustness',
  M2: 'm2-ungrounded-output',
  M3: 'm3-context',
  M4: 'm4-output-contract',
  M5: 'm5-dependency-faults',
  M6: 'm6-side-effects',
  M7: 'm7-injection-and-agency',
  M8: 'm8-disclosure',
  M9: 'm9-reliance-and-hand-off',
  M10: 'm10-unbounded-consumption',
  M11: 'm11-silent-degradation',
  M12: 'm12-workflow-fit',
};

/** The address of the reading about a mode. */
export function readingPath(mode: ModeId): string {
  return `${READING_INDEX}/${READING_SLUGS[mode]}`;
}

/** The mode that an address names by its slug or by the id alone, in either case; undefined for anything else. */
export function modeOfSlug(slug: string): ModeId | undefined {
  const asked = slug.toLowerCase();
  return MODE_IDS.find((mode) => READING_SLUGS[mode] === asked || mode.toLowerCase() === asked);
}
