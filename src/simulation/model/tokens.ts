import { tokensOf } from './request.ts';

/**
 * Splits a text into `tokensOf(text)` tokens of two to six UTF-16 units, without regard to words, JSON or
 * surrogate pairs; where a pair lies across a border that could be moved off it, the border still splits it.
 * Empty for an empty text.
 */
export function tokenise(text: string, draw: (name: string) => number): string[] {
  const count = tokensOf(text);
  const borders = Array.from({ length: count + 1 }, (_, i) => {
    if (i === 0) return 0;
    return i === count ? text.length : borderNear(text, 4 * i, draw(`token:${i}`));
  });
  return borders.slice(1).map((end, i) => text.slice(borders[i], end));
}

function borderNear(text: string, at: number, chance: number): number {
  for (const border of [at - 1, at, at + 1]) {
    if (border < text.length && splitsPair(text, border)) return border;
  }
  return Math.min(text.length - 1, at - 1 + Math.floor(chance * 3));
}

/** Whether a border lies between the two halves of a character beyond the basic plane. */
export function splitsPair(text: string, border: number): boolean {
  return isHigh(text.charCodeAt(border - 1)) && isLow(text.charCodeAt(border));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
