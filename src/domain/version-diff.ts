import { familiesAtStage, type Manifest, type SheetLine, sheetAtStage } from './exercise.ts';
import { canonicalJson, isObject, type Json } from './json.ts';

/** Where two versions of an exercise differ, in the order in which a report names it. */
export const DIFF_AREAS = [
  'hidden values',
  'families',
  'sheet',
  'manifest',
  'world',
  'cases',
  'files',
  'texts',
] as const;
export type DiffArea = (typeof DIFF_AREAS)[number];

/** One difference in a sentence, from the older version to the newer. */
export interface VersionChange {
  area: DiffArea;
  text: string;
}

/** Keys of a manifest that have an area of their own, or mean nothing for the comparison. */
const OWN_AREA = new Set(['stages', 'utility', 'uuid', 'version']);

/** How the manifests of two versions differ: hidden values, families, sheet, then every other key with both values. */
export function manifestChanges(from: Manifest, to: Manifest): VersionChange[] {
  const other = leafChanges('', pick(from), pick(to)).map((text) => ({ area: 'manifest' as const, text }));
  return [...valueChanges(from, to), ...familyChanges(from, to), ...sheetChanges(from, to), ...other];
}

/** Whether both versions draw the same hidden values from the same secret: only then can stored traces be judged again. */
export function drawsAlike(
  from: Pick<Manifest, 'uuid' | 'version'>,
  to: Pick<Manifest, 'uuid' | 'version'>,
): boolean {
  return from.uuid === to.uuid && from.version === to.version;
}

function valueChanges(from: Manifest, to: Manifest): VersionChange[] {
  if (drawsAlike(from, to)) return [];
  const what =
    from.uuid === to.uuid
      ? `version is ${from.version} → ${to.version}`
      : `uuid is another: it is another exercise`;
  return [
    {
      area: 'hidden values',
      text: `${what}, so every hidden value and seed is drawn anew. Results do not compare, and stored traces cannot be judged again.`,
    },
  ];
}

function familyChanges(from: Manifest, to: Manifest): VersionChange[] {
  const stages = Math.max(from.stages.length, to.stages.length);
  return Array.from({ length: stages }, (_, index) => index + 1).flatMap((stage) => {
    const [old, next] = [from.stages[stage - 1], to.stages[stage - 1]];
    if (!next) return [{ area: 'families' as const, text: `Stage ${stage}, “${old?.title}”, is gone.` }];
    if (!old) return [{ area: 'families' as const, text: `Stage ${stage}, “${next.title}”, is new.` }];
    const [before, after] = [familiesAtStage(from, stage), familiesAtStage(to, stage)];
    const gone = before.filter((f) => !after.includes(f)).map((f) => `${f} does not count any more`);
    const added = after.filter((f) => !before.includes(f)).map((f) => `${f} counts now`);
    const renamed = old.title === next.title ? [] : [`the title is “${old.title}” → “${next.title}”`];
    const texts = [...renamed, ...gone, ...added];
    return texts.map((text) => ({ area: 'families' as const, text: `Stage ${stage}: ${text}.` }));
  });
}

function sheetChanges(from: Manifest, to: Manifest): VersionChange[] {
  const stages = Math.min(from.stages.length, to.stages.length);
  const seen = new Set<string>();
  return Array.from({ length: stages }, (_, index) => index + 1).flatMap((stage) => {
    const texts = lineChanges(sheetAtStage(from, stage), sheetAtStage(to, stage)).filter(
      (text) => !seen.has(text),
    );
    for (const text of texts) seen.add(text);
    const where = stages === 1 ? '' : `From stage ${stage}: `;
    return texts.map((text) => ({ area: 'sheet' as const, text: `${where}${text}` }));
  });
}

function lineChanges(from: readonly SheetLine[], to: readonly SheetLine[]): string[] {
  const keys = [...new Set([...from, ...to].map((line) => line.key))];
  return keys.flatMap((key) => {
    const [old, next] = [from, to].map((sheet) => sheet.find((line) => line.key === key));
    if (!next) return [`${key} is no line any more.`];
    if (!old) return [`${key} is a new line, worth ${next.euro}.`];
    if (old.euro !== next.euro) return [`${key} is worth ${old.euro} → ${next.euro}.`];
    return old.label === next.label ? [] : [`${key} is called “${old.label}” → “${next.label}”.`];
  });
}

function pick(manifest: Manifest): Json {
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !OWN_AREA.has(key))) as Json;
}

/** Every leaf that differs, by its path; lists are compared as a whole. */
function leafChanges(path: string, from: Json | undefined, to: Json | undefined): string[] {
  if (isObject(from) && isObject(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => leafChanges(path ? `${path}.${key}` : key, from[key], to[key]));
  }
  const [old, next] = [shown(from), shown(to)];
  return old === next ? [] : [`${path} is ${old} → ${next}.`];
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : canonicalJson(value);
}
