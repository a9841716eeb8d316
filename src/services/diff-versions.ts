import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import type { Exercise } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import { DIFF_AREAS, manifestChanges, type VersionChange } from '#domain/version-diff';
import type { Viewer } from '#domain/viewer';
import type { ExerciseVersion } from '#store/exercises';
import type { Deps } from './deps.ts';
import { hideBelow } from './refuse-below.ts';

type DiffDeps = Pick<Deps, 'store' | 'exercises'>;

/** What changed between two published versions, most consequential first; none when their content is equal. For instructors. */
export function diffVersions(
  deps: DiffDeps,
  viewer: Viewer,
  slug: string,
  between: { from: number; to: number },
): Result<VersionChange[]> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const from = findVersion(deps, slug, between.from);
  if (!from.ok) return from;
  const to = findVersion(deps, slug, between.to);
  return to.ok ? ok(changesBetween(deps, from.value, to.value)) : to;
}

/** A version by its number; the refusal lists what there is. */
export function findVersion(
  { store }: Pick<Deps, 'store'>,
  slug: string,
  number: number,
): Result<ExerciseVersion> {
  const version = store.exercises.findNumber(slug, number);
  if (version) return ok(version);
  const numbers = store.exercises.listOf(slug).map((v) => v.number);
  if (numbers.length === 0) return refuse('not_found', `No exercise “${slug}” was ever published here.`);
  return refuse(
    'not_found',
    `“${slug}” has no version ${number}. There is: ${numbers.reverse().join(', ')}.`,
  );
}

function changesBetween(
  { exercises }: DiffDeps,
  from: ExerciseVersion,
  to: ExerciseVersion,
): VersionChange[] {
  const [old, next] = [exercises.get(from), exercises.get(to)];
  const bundle = (version: ExerciseVersion, name: string) =>
    readFileSync(join(exercises.folderOf(version), name), 'utf8');
  const differs = (name: string) => bundle(from, name) !== bundle(to, name);
  const changes = [
    ...manifestChanges(from.manifest, to.manifest),
    ...worldChanges(differs('practice.js'), differs('hidden.mjs')),
    ...fileChanges(old.starter, next.starter),
    ...textChanges(old, next),
  ];
  return changes.sort((a, b) => DIFF_AREAS.indexOf(a.area) - DIFF_AREAS.indexOf(b.area));
}

/** The hidden bundle holds the public world as well, so it alone differs where only hidden/ did. */
function worldChanges(isPublicOther: boolean, isHiddenOther: boolean): VersionChange[] {
  if (isPublicOther) {
    const text =
      'The world’s code or its practice bank is another: generators, checks or what the kit brings.';
    return [{ area: 'world', text }];
  }
  return isHiddenOther ? [{ area: 'world', text: 'Only the hidden bank is another.' }] : [];
}

function fileChanges(from: readonly SourceFile[], to: readonly SourceFile[]): VersionChange[] {
  const paths = [...new Set([...from, ...to].map((f) => f.path))].sort();
  return paths.flatMap((path) => {
    const [old, next] = [from, to].map((files) => files.find((f) => f.path === path)?.text);
    if (old === next) return [];
    if (next === undefined) return [{ area: 'files' as const, text: `${path} is handed out no more.` }];
    if (old === undefined) return [{ area: 'files' as const, text: `${path} is new in the starter.` }];
    return [{ area: 'files' as const, text: `${path}: ${lineCounts(old, next)}.` }];
  });
}

function textChanges(from: Exercise, to: Exercise): VersionChange[] {
  const stages = Math.min(from.briefs.length, to.briefs.length);
  const texts = Array.from({ length: stages }, (_, i) => ({
    name: stages === 1 ? 'The brief' : `The brief of stage ${i + 1}`,
    old: from.briefs[i] ?? '',
    next: to.briefs[i] ?? '',
  }));
  texts.push({ name: 'The model card', old: from.modelCard, next: to.modelCard });
  return texts
    .filter(({ old, next }) => old !== next)
    .map(({ name, old, next }) => ({ area: 'texts' as const, text: `${name}: ${lineCounts(old, next)}.` }));
}

function lineCounts(old: string, next: string): string {
  const parts = diffLines(old, next);
  const lines = (wanted: (part: (typeof parts)[number]) => boolean) =>
    parts.filter(wanted).reduce((sum, part) => sum + (part.count ?? 0), 0);
  const [added, removed] = [lines((p) => p.added), lines((p) => p.removed)];
  return `${added} ${added === 1 ? 'line' : 'lines'} added, ${removed} removed`;
}
