import { MODE_IDS, type ModeId } from '#domain/mode';
import { parseReading, type Reading } from './parse-reading.ts';
import { READING_SLUGS } from './paths.ts';

const files = import.meta.glob<string>(['./*.md', '!./README.md'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Every reading, by the order of the modes. */
export const READINGS: readonly Reading[] = MODE_IDS.map(readingOf);

/** The reading about a mode. */
export function getReading(mode: ModeId): Reading {
  return READINGS[MODE_IDS.indexOf(mode)] ?? readingOf(mode);
}

function readingOf(mode: ModeId): Reading {
  const name = `${READING_SLUGS[mode]}.md`;
  const text = files[`./${name}`];
  if (text === undefined)
    throw new Error(`src/reading/${name} is missing: every failure mode has a reading.`);
  const reading = parseReading(name, text);
  if (reading.mode !== mode) throw new Error(`src/reading/${name} says that it is about ${reading.mode}.`);
  return reading;
}
