import { type Exercise, isEditable } from './exercise.ts';
import type { SourceFile } from './program.ts';

type Handout = Pick<Exercise, 'manifest' | 'starter'>;

/** A draft taken over to another version, and what became of each file that is not simply as it was. Paths, sorted. */
export interface CarriedOver {
  files: SourceFile[];
  /** Changed by the learner, and in the new starter as well: the learner's text stands. */
  both: string[];
  /** Untouched by the learner, or read-only: the new version's text stands. */
  renewed: string[];
  /** Untouched by the learner, and no longer handed out. */
  dropped: string[];
  /** The learner's own, with no room in the new version: only the kept draft has them. */
  left: string[];
}

/**
 * Takes a draft from one version to another: what the learner wrote stays, what they left alone becomes what the new
 * version hands out. A file that they deleted stays deleted.
 */
export function carryOver(from: Handout, to: Handout, draft: readonly SourceFile[]): CarriedOver {
  const texts = (files: readonly SourceFile[]) => new Map(files.map((f) => [f.path, f.text]));
  const [own, before, after] = [texts(draft), texts(from.starter), texts(to.starter)];
  const carried: CarriedOver = { files: [], both: [], renewed: [], dropped: [], left: [] };
  for (const path of [...new Set([...own.keys(), ...after.keys()])].sort()) {
    const text = textOf(path);
    if (text !== undefined) carried.files.push({ path, text });
  }
  return carried;

  function textOf(path: string): string | undefined {
    const [mine, old, next] = [own.get(path), before.get(path), after.get(path)];
    const isTheirs = mine !== undefined && mine !== old && isEditable(from.manifest, path);
    if (!isEditable(to.manifest, path)) return fixed(path, { mine, next, isTheirs });
    if (isTheirs) {
      if (next !== undefined && next !== old && next !== mine) carried.both.push(path);
      return mine;
    }
    if (mine === undefined) return old === undefined ? next : undefined;
    if (next === undefined) carried.dropped.push(path);
    else if (next !== mine) carried.renewed.push(path);
    return next;
  }

  function fixed(
    path: string,
    { mine, next, isTheirs }: { mine: string | undefined; next: string | undefined; isTheirs: boolean },
  ): string | undefined {
    if (isTheirs && mine !== next) carried.left.push(path);
    else if (next === undefined) carried.dropped.push(path);
    else if (mine !== undefined && mine !== next) carried.renewed.push(path);
    return next;
  }
}
