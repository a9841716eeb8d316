import type { Json } from '#domain/json';

/**
 * Whether a parsed value is nested at most `depth` levels and holds no key `__proto__`. Does not recurse, so a value
 * of any depth can be asked about.
 */
export function isWithinDepth(value: Json, depth: number): boolean {
  let level: Json[] = [value];
  for (let reached = 0; level.length > 0; reached++) {
    const below: Json[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (reached >= depth || Object.hasOwn(item, '__proto__')) return false;
      for (const inner of Object.values(item)) if (typeof inner === 'object') below.push(inner);
    }
    level = below;
  }
  return true;
}
