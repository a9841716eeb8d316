import { LEVELS, type Level } from '#domain/level';

export const SLUG = 'model-client';
export const MINUTE = 60_000;

export function isAtLeast(level: Level, wanted: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}

/** Every text of five words or more inside a value. */
export function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').length >= 5 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}
