import type { Level } from '#domain/level';
import type { AttemptRow } from '#services/contract';
import { bestLevel } from './attempt-words.ts';

type Attempt = AttemptRow & { slug: string; title: string };

/** One stage of one exercise with all attempts at it, newest first. */
export interface WorkRow {
  slug: string;
  title: string;
  stage: number;
  attempts: Attempt[];
  best: Level | null;
}

/** Attempts grouped by exercise and stage, in the order in which they were last worked on. */
export function workRows(attempts: readonly Attempt[]): WorkRow[] {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of [...attempts].sort((a, b) => b.submittedAt - a.submittedAt)) {
    const key = `${attempt.slug}/${attempt.stage}`;
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  return [...groups.values()].flatMap((group) => {
    const [latest] = group;
    if (!latest) return [];
    const { slug, title, stage } = latest;
    return [{ slug, title, stage, attempts: group, best: bestLevel(group) }];
  });
}
